using NewsTracker.Core.Positions;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Positions;

/// <summary>Where suggestions are decided on that come to no position. Each verdict is kept with its audit event or not at all.</summary>
public sealed class SuggestionVerdicts(NewsTrackerDbContext db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Rejects a suggestion, calls it unclear, or takes such a verdict back.</summary>
    /// <param name="seen">The fate that the editor saw: where another decided since, nothing is done.</param>
    public async Task<SuggestionOutcome> DecideAsync(long suggestionId, SuggestionFate seen, SuggestionFate fate, string? reason, AuditActor actor, CancellationToken cancellationToken)
    {
        if (PositionReview.FindFault(reason, isNeeded: fate is SuggestionFate.Rejected) is { } fault)
        {
            return new SuggestionOutcome.Refused(fault);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockArticlesAsync(db.Suggestions.Where(s => s.Id == suggestionId).Select(s => s.ArticleId), cancellationToken);
        if (await db.LockSuggestionAsync(suggestionId, cancellationToken) is not { } suggestion)
        {
            return new SuggestionOutcome.NotFound();
        }

        if (suggestion.Fate != seen)
        {
            return new SuggestionOutcome.Outdated(suggestion.DecidedByName ?? "");
        }

        if (seen is SuggestionFate.Accepted or SuggestionFate.Corrected)
        {
            return new SuggestionOutcome.Refused("A position was made from it. Undo that on the position's page.");
        }

        await new PositionSteps(db, actor, PositionSteps.Now(clock)).DecideAsync(suggestion, fate, reason, cancellationToken);
        await audit.SaveAsync(
            actor, () => new AuditedAct($"suggestions.{fate.ToString().ToLowerInvariant()}", nameof(Suggestion), $"{suggestionId}", new { fate = seen }, new { fate, reason }), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new SuggestionOutcome.Decided();
    }
}
