using System.Diagnostics;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Positions;

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

    private async Task<StepTaken> TakeStepAsync(long positionId, PositionAct act, Guid seenAct, string? reason, AuditActor actor, CancellationToken cancellationToken)
    {
        var steps = StepsOf(actor);
        if (await steps.FindLockedAsync(positionId, cancellationToken) is not { } position)
        {
            return new(new ActOutcome.NotFound(), null);
        }

        var last = PositionSteps.Last(position)!;
        if (last.ActId != seenAct)
        {
            return new(new ActOutcome.Outdated(await db.FindMeanwhileAsync(last, cancellationToken)), null);
        }

        if (await new StepObstacles(db, policy).FindAsync(position, act, reason, actor, cancellationToken) is { } obstacle)
        {
            return new(new ActOutcome.Refused(obstacle), null);
        }

        var isMakingUndone = false;
        if (act is PositionAct.Undo)
        {
            isMakingUndone = await new PositionUndoing(db, steps).UndoAsync(last.ActId, reason, cancellationToken);
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

        return new(new ActOutcome.Done(state), new AuditedAct($"positions.{act.ToString().ToLowerInvariant()}", nameof(Position), $"{positionId}", new { state = last.State }, new { state, reason, beside = steps.AuditedBeside(position) }));
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

    /// <param name="Audited">Where it is done, what the audit is to tell of it.</param>
    private sealed record StepTaken(ActOutcome Outcome, AuditedAct? Audited);
}
