using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Positions;

/// <summary>What an editor can do to a position that is there.</summary>
public enum PositionAct
{
    Submit,
    Accept,
    Reject,
    Retract,

    /// <summary>Takes the last act back.</summary>
    Undo,
}

/// <summary>Takes positions through their life.</summary>
public sealed class PositionVerdicts(NewsTrackerDbContext db, AuditTrail audit, PositionPolicy policy, TimeProvider clock)
{
    public const int MostAtOnce = 50;

    /// <param name="seenAct">The last act that the editor saw: where another has come since, nothing is done and they are told.</param>
    public async Task<ActOutcome> ActAsync(long positionId, PositionAct act, Guid seenAct, string? reason, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await StepsOf(actor).LockAsync([positionId], [seenAct], cancellationToken);
        var (outcome, audited) = await TakeStepAsync(positionId, act, seenAct, reason, actor, cancellationToken);
        if (audited is not null)
        {
            await audit.AppendAsync(actor, audited, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }

    /// <summary>Takes the last step of several positions back, all or none. Positions of one act count as one.</summary>
    public async Task<ActOutcome> UndoManyAsync(IReadOnlyList<(long Id, Guid Seen)> positions, AuditActor actor, CancellationToken cancellationToken)
    {
        if (positions.Count > MostAtOnce)
        {
            return new ActOutcome.Refused($"{positions.Count} positions are too many at once; {MostAtOnce} go.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await StepsOf(actor).LockAsync([.. positions.Select(position => position.Id)], [.. positions.Select(position => position.Seen)], cancellationToken);
        ActOutcome outcome = new ActOutcome.NotFound();
        var acts = new List<AuditedAct>();
        foreach (var (id, seen) in positions.DistinctBy(position => position.Seen).OrderBy(position => position.Id))
        {
            (outcome, var audited) = await TakeStepAsync(id, PositionAct.Undo, seen, null, actor, cancellationToken);
            if (audited is null)
            {
                return outcome is ActOutcome.Refused refused ? new ActOutcome.Refused($"Position {id}: {refused.Sentence}") : outcome;
            }

            acts.Add(audited);
        }

        // At the very end: whoever holds the audit's lock must wait for nobody.
        foreach (var audited in acts)
        {
            await audit.AppendAsync(actor, audited, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    /// <summary>An act of its own each time: of several that are taken back at once each can be taken up again without the others.</summary>
    private PositionSteps StepsOf(AuditActor actor) => new(db, actor, PositionSteps.Now(clock));

    /// <returns>What came of it and, where it is done, what the audit is to tell of it.</returns>
    private async Task<(ActOutcome Outcome, AuditedAct? Audited)> TakeStepAsync(long positionId, PositionAct act, Guid seenAct, string? reason, AuditActor actor, CancellationToken cancellationToken)
    {
        var steps = StepsOf(actor);
        if (await steps.FindLockedAsync(positionId, cancellationToken) is not { } position)
        {
            return (new ActOutcome.NotFound(), null);
        }

        var last = PositionSteps.Last(position)!;
        if (last.ActId != seenAct)
        {
            return (new ActOutcome.Outdated(await db.FindMeanwhileAsync(last, cancellationToken)), null);
        }

        if (await new StepObstacles(db, policy).FindAsync(position, act, reason, actor, cancellationToken) is { } obstacle)
        {
            return (new ActOutcome.Refused(obstacle), null);
        }

        var isMakingUndone = false;
        if (act is PositionAct.Undo)
        {
            isMakingUndone = await UndoAsync(steps, last.ActId, reason, cancellationToken);
        }
        else
        {
            await StepAsync(steps, position, act, reason, cancellationToken);
        }

        var state = PositionSteps.Last(position)!.State;
        await db.SaveChangesAsync(cancellationToken);
        if (isMakingUndone)
        {
            await db.RestoreTriageAsync(position.ArticleId, actor, PositionSteps.Now(clock), cancellationToken);
        }

        return (new ActOutcome.Done(state), new AuditedAct($"positions.{act.ToString().ToLowerInvariant()}", "Position", $"{positionId}", new { state = last.State }, new { state, reason }));
    }

    private async Task StepAsync(PositionSteps steps, Position position, PositionAct act, string? reason, CancellationToken cancellationToken)
    {
        steps.Append(
            position,
            act switch
            {
                PositionAct.Submit => PositionState.Submitted,
                PositionAct.Accept => PositionState.Accepted,
                PositionAct.Reject => PositionState.Rejected,
                PositionAct.Retract => PositionState.Retracted,
                _ => throw new UnreachableException(),
            },
            reason);
        await steps.KeepQueueAsync(position, cancellationToken);
        foreach (var id in act is PositionAct.Accept ? (await db.FindLinesAsync([position.Id], cancellationToken)).Where(id => id != position.Id) : [])
        {
            // All that still stands or waits down the line: what this one corrects may itself be a correction that came to nothing.
            var corrected = (await steps.FindLockedAsync(id, cancellationToken))!;
            if (PositionSteps.Last(corrected)!.State.IsLive())
            {
                steps.Append(corrected, PositionState.Superseded, reason);
                await steps.KeepQueueAsync(corrected, cancellationToken);
            }
        }
    }

    /// <summary>Brings every position that the act touched into its state before it.</summary>
    /// <returns>Whether it made one of them.</returns>
    private async Task<bool> UndoAsync(PositionSteps steps, Guid actId, string? reason, CancellationToken cancellationToken)
    {
        var touched = await db.PositionReviews.Where(r => r.ActId == actId).Select(r => r.PositionId).Distinct().Order().Take(2 * PositionDesk.MaxCountries).ToListAsync(cancellationToken);
        var hasMade = false;
        foreach (var id in touched)
        {
            var position = (await steps.FindLockedAsync(id, cancellationToken))!;
            var wasMadeByIt = PositionHistory.Ordered(position.Reviews).First().ActId == actId;
            steps.Append(position, PositionHistory.StateBefore(position.Reviews, actId), reason, undoes: actId);
            await steps.KeepQueueAsync(position, cancellationToken);
            hasMade |= wasMadeByIt;
            if (wasMadeByIt && position.SuggestionId is { } suggestionId && position.CorrectsId is null && !await HasOtherAsync(suggestionId, touched, cancellationToken))
            {
                await steps.DecideAsync(await db.Suggestions.SingleAsync(s => s.Id == suggestionId, cancellationToken), SuggestionFate.Open, reason: null, cancellationToken);
            }
        }

        return hasMade;
    }

    /// <summary>Whether a position made from the suggestion is left, so that there is a verdict on it still: of several countries one can be undone alone.</summary>
    private Task<bool> HasOtherAsync(long suggestionId, IReadOnlyCollection<long> undone, CancellationToken cancellationToken) => db.Positions
        .Where(p => p.SuggestionId == suggestionId && !undone.Contains(p.Id))
        .AsTheyAre().AnyAsync(p => p.State != PositionState.Retracted, cancellationToken);
}
