using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;

namespace NewsTracker.Data.Positions;

/// <summary>Takes an act on positions back. All that it touched is locked already.</summary>
internal sealed class PositionUndoing(NewsTrackerDbContext db, PositionSteps steps)
{
    /// <summary>Brings every position that the act touched into its state before it.</summary>
    /// <returns>Whether it made one of them.</returns>
    public async Task<bool> UndoAsync(Guid actId, string? reason, CancellationToken cancellationToken)
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

            foreach (var alike in wasMadeByIt && position.CorrectsId is null ? await db.Suggestions.DecidedWith(position).OrderBy(s => s.Id).ToListAsync(cancellationToken) : [])
            {
                await steps.DecideAsync(alike, SuggestionFate.Open, reason: null, cancellationToken);
            }
        }

        return hasMade;
    }

    /// <summary>Whether a position made from the suggestion is left, so that there is a verdict on it still: of several countries one can be undone alone.</summary>
    private Task<bool> HasOtherAsync(long suggestionId, IReadOnlyCollection<long> undone, CancellationToken cancellationToken) => db.Positions
        .Where(p => p.SuggestionId == suggestionId && !undone.Contains(p.Id))
        .AsTheyAre().AnyAsync(p => p.State != PositionState.Retracted, cancellationToken);
}
