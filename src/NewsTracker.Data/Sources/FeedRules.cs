using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;

namespace NewsTracker.Data.Sources;

/// <summary>What a change of filters or selectors means for the feeds it concerns.</summary>
public static class FeedRules
{
    /// <summary>Has feeds answer in full to their next poll: "not modified" would not show again what the rules before kept out. A poll that is under way cannot undo it (<see cref="Feed.RulesEpoch"/>). Part of the transaction that changes the rules.</summary>
    public static Task<int> ReadByNewRulesAsync(this IQueryable<Feed> feeds, CancellationToken cancellationToken) => feeds.ExecuteUpdateAsync(
        set => set.SetProperty(f => f.RulesEpoch, f => f.RulesEpoch + 1).SetProperty(f => f.ETag, (string?)null).SetProperty(f => f.LastModified, (string?)null).SetProperty(f => f.ValidatorsOf, (string?)null),
        cancellationToken);
}
