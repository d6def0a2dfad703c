namespace NewsTracker.Core.Tags;

/// <summary>One act on many articles: a tag set on, or taken off, a selection or all matches of a query; undone as a whole.</summary>
public sealed class Tagging
{
    public long Id { get; init; }

    public required long TagId { get; init; }

    public Tag? Tag { get; init; }

    public required ArticleTagAct Act { get; init; }

    /// <summary>The query whose matches it is about; absent for a selection.</summary>
    public string? Query { get; init; }

    /// <summary>The articles that were selected; absent for a query.</summary>
    public long[]? ArticleIds { get; init; }

    public long? RuleId { get; init; }

    public required DateTimeOffset At { get; init; }

    public Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>The job that does it, or did.</summary>
    public long? JobId { get; set; }

    /// <summary>How many articles it has changed.</summary>
    public int Changed { get; set; }

    public DateTimeOffset? UndoneAt { get; set; }

    public string? UndoneBy { get; set; }
}
