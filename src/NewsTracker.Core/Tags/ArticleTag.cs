using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Tags;

/// <summary>A tag on an article as it stands now; how it came there is told by its <see cref="ArticleTagChange"/>s.</summary>
public sealed class ArticleTag
{
    public required long ArticleId { get; init; }

    public Article? Article { get; init; }

    public required long TagId { get; init; }

    public Tag? Tag { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who set it; absent for a rule.</summary>
    public Guid? ById { get; init; }

    public required string ByName { get; init; }

    /// <summary>The rule that set it; absent where a person did.</summary>
    public long? RuleId { get; init; }
}

/// <summary>A tag set on an article, or taken off it: one entry of the article's and the tag's history. Never changed.</summary>
public sealed class ArticleTagChange
{
    public long Id { get; init; }

    public required long ArticleId { get; init; }

    public required long TagId { get; init; }

    public required ArticleTagAct Act { get; init; }

    public required DateTimeOffset At { get; init; }

    public Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>The rule that set it; of a removal, the rule whose run a person took back.</summary>
    public long? RuleId { get; init; }

    /// <summary>The act on many articles that it belongs to; where that did the opposite, the act that it takes back.</summary>
    public long? TaggingId { get; init; }
}

public enum ArticleTagAct
{
    Set,
    Removed,
}
