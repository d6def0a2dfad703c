using NewsTracker.Core.Queries;

namespace NewsTracker.Core.Tags;

/// <summary>"What matches this query gets this tag", for every article that comes in. Its query never changes: another query is another rule.</summary>
public sealed class TagRule
{
    /// <summary>What can be searched for can be a rule.</summary>
    public const int MaxQueryLength = ArticleQuery.MaxLength;

    public long Id { get; init; }

    public required long TagId { get; init; }

    public Tag? Tag { get; init; }

    public required string Query { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public Guid? MadeById { get; init; }

    public required string MadeBy { get; init; }

    /// <summary>When it was switched off; what it has tagged stays tagged.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    public string? StoppedBy { get; set; }
}
