using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Positions;

/// <summary>Where positions are recorded and corrected.</summary>
public sealed class PositionDesk(NewsTrackerDbContext db, AuditTrail audit, PositionPolicy policy, TimeProvider clock)
{
    /// <summary>As many countries as one passage may name; a list of signatories is no position of each.</summary>
    public const int MaxCountries = 30;

    private readonly EvidenceMarking marking = new(db);
    private readonly ClaimObstacles obstacles = new(db, clock);
    private readonly RecordedAlready recordedAlready = new(db);

    /// <summary>Records one position a claim, all on the same words, all or none. What is suggested of the article and says the same on any of these words is decided with it; where nothing is, the first that says the same on others.</summary>
    /// <param name="wanted">Draft, Submitted or Accepted.</param>
    /// <param name="suggestionId">The suggestion that they come from.</param>
    public async Task<RecordOutcome> RecordAsync(
        Evidence evidence, IReadOnlyList<PositionClaim> claims, PositionState wanted, long? suggestionId, AuditActor actor, CancellationToken cancellationToken)
    {
        if (await obstacles.FindAsync(claims, cancellationToken) is { Count: > 0 } problems)
        {
            return new RecordOutcome.Refused(problems);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = PositionSteps.Now(clock);
        if (await marking.FindOrMarkAsync(evidence, actor, now, cancellationToken) is not { } annotation)
        {
            return new RecordOutcome.NotFound();
        }

        // The article's row first, as in all that touches it (ArticleLocks).
        var making = claims.Select(claim => (Claim: claim, Steps: new PositionSteps(db, actor, now))).ToList();
        await db.MarkCodedAsync(annotation.ArticleId, making[0].Steps.ActId, actor, now, cancellationToken);
        if (annotation.Id != 0 && !await marking.StandsAsync(annotation.Id, cancellationToken))
        {
            return new RecordOutcome.NotFound();
        }

        var suggestion = suggestionId is null ? null : await db.LockSuggestionAsync(suggestionId.Value, cancellationToken);
        if (suggestionId is not null && suggestion is null)
        {
            return new RecordOutcome.SuggestionGone();
        }

        if (suggestion is not null && suggestion.ArticleId != annotation.ArticleId)
        {
            return new RecordOutcome.NotFound();
        }

        if (suggestion is { Fate: not SuggestionFate.Open })
        {
            return new RecordOutcome.Decided(suggestion.DecidedByName ?? "");
        }

        if (await recordedAlready.FindAsync(annotation.Id, claims, [], cancellationToken) is { Count: > 0 } twice)
        {
            return new RecordOutcome.Refused(twice);
        }

        var open = await db.LockOpenSuggestionsAsync(annotation.ArticleId, cancellationToken);
        var isSaid = suggestion is not null && claims.Any(suggestion.Says);
        var isAsSuggested = isSaid && claims.Count == 1;
        var isOnlyTheMachines = isAsSuggested && suggestion!.Proposes(claims[0], annotation.Passage?.Quote.Exact);
        var state = wanted is PositionState.Accepted && !isOnlyTheMachines && await policy.NeedsFourEyesAsync(cancellationToken) ? PositionState.Submitted : wanted;
        var positions = new List<Position>();
        foreach (var (claim, steps) in making)
        {
            // An act of its own each: one country of a list can be undone without the others. What a suggestion is corrected into comes from it, whatever else says the same: undone, both wait again.
            var same = open.FindAll(one => one.Says(claim) && one != suggestion);
            var overlapping = same.FindAll(one => one.Overlaps(annotation));
            var alike = overlapping.Count > 0 || suggestion?.Says(claim) == true ? overlapping : [.. same.Take(1)];
            var said = suggestion is not null && (!isSaid || suggestion.Says(claim)) ? suggestion : alike.FirstOrDefault() ?? suggestion;
            var position = PositionMaking.Make(claim, annotation, said, corrects: null, actor, now);
            steps.Append(position, state);
            db.Positions.Add(position);
            positions.Add(position);
            await steps.KeepQueueAsync(position, cancellationToken);
            foreach (var one in alike)
            {
                await steps.DecideAsync(one, SuggestionFate.Accepted, reason: null, cancellationToken);
            }
        }

        if (suggestion is not null)
        {
            await making[positions.FindIndex(position => position.SuggestionId == suggestion.Id)].Steps.DecideAsync(suggestion, isAsSuggested ? SuggestionFate.Accepted : SuggestionFate.Corrected, reason: null, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        foreach (var (position, steps) in positions.Zip(making, (position, made) => (position, made.Steps)))
        {
            await audit.AppendAsync(actor, new AuditedAct("positions.record", nameof(Position), $"{position.Id}", null, PositionMaking.Audited(position, state, steps.AuditedBeside(position))), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new RecordOutcome.Recorded([.. positions.Select(p => p.Id)], annotation.Id, state);
    }

    /// <summary>Records a correction. One that stands at once supersedes what it corrects in the same act; one that waits for another's eyes does so when it is accepted.</summary>
    /// <param name="seenAct">The last act that the editor saw on the position.</param>
    public async Task<RecordOutcome> CorrectAsync(
        long positionId, Guid seenAct, PositionClaim claim, string? reason, AuditActor actor, CancellationToken cancellationToken)
    {
        if (await obstacles.FindAsync([claim], cancellationToken) is { Count: > 0 } problems)
        {
            return new RecordOutcome.Refused(problems);
        }

        if (PositionReview.FindFault(reason, isNeeded: false) is { } fault)
        {
            return new RecordOutcome.Refused([new PositionProblem("", fault)]);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = PositionSteps.Now(clock);
        var steps = new PositionSteps(db, actor, now);
        await steps.LockAsync([positionId], [seenAct], cancellationToken);
        if (await steps.FindLockedAsync(positionId, cancellationToken) is not { } old)
        {
            return new RecordOutcome.NotFound();
        }

        var last = PositionSteps.Last(old)!;
        if (last.ActId != seenAct || !last.State.IsCorrectable())
        {
            return new RecordOutcome.Outdated(await db.FindMeanwhileAsync(last, cancellationToken));
        }

        if (claim == old.Claim)
        {
            return new RecordOutcome.Refused([new PositionProblem(nameof(PositionClaim.Stance), "Nothing differs from what is recorded. Change what is wrong, or leave the position as it is.")]);
        }

        if (!await marking.StandsAsync(old.AnnotationId, cancellationToken))
        {
            return new RecordOutcome.Refused([new PositionProblem("", "The passage that this position rests on was retracted. Restore the mark first, then correct the position.")]);
        }

        if (await recordedAlready.FindAsync(old.AnnotationId, [claim], [.. await db.FindKinAsync(old.Id, cancellationToken)], cancellationToken) is { Count: > 0 } twice)
        {
            return new RecordOutcome.Refused(twice);
        }

        var annotation = await db.Annotations.SingleAsync(a => a.Id == old.AnnotationId, cancellationToken);
        var state = last.State switch
        {
            PositionState.Draft => PositionState.Draft,
            PositionState.Accepted when !await policy.NeedsFourEyesAsync(cancellationToken) => PositionState.Accepted,
            _ => PositionState.Submitted,
        };
        var correction = PositionMaking.Make(claim, annotation, suggestion: null, corrects: old, actor, now);
        steps.Append(correction, state, reason);
        db.Positions.Add(correction);
        await steps.KeepQueueAsync(correction, cancellationToken);
        if (state is PositionState.Accepted || last.State is not PositionState.Accepted)
        {
            steps.Append(old, PositionState.Superseded, reason);
            await steps.KeepQueueAsync(old, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await audit.AppendAsync(actor, new AuditedAct("positions.correct", nameof(Position), $"{correction.Id}", PositionMaking.Audited(old, last.State), PositionMaking.Audited(correction, state, steps.AuditedBeside(correction))), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new RecordOutcome.Recorded([correction.Id], annotation.Id, state);
    }
}
