using NewsTracker.Core.Tags;

namespace NewsTracker.Data.Tags;

/// <summary>A tag to be set on many articles, or taken off: on those selected, or on all that answer a query.</summary>
public sealed record ManyAsked(long TagId, ArticleTagAct Act, string? Query, IReadOnlyList<long>? ArticleIds, long? RuleId)
{
    /// <summary>Without a query the whole archive is meant, and whoever asks was asked whether they are sure.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The newest article that whoever asks could see among those that match; null means all that are here now.</summary>
    public long? Through { get; init; }
}
