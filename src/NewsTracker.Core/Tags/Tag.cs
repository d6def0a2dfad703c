namespace NewsTracker.Core.Tags;

/// <summary>An editor's label; tags form a small tree.</summary>
public sealed class Tag
{
    public long Id { get; init; }

    /// <summary>Stable key for addresses and queries: lower case, words joined by hyphens.</summary>
    public required string Slug { get; set; }

    public required string Name { get; set; }

    /// <summary>What the tag is for, and what it is not for.</summary>
    public string? ScopeNote { get; set; }

    public long? ParentId { get; set; }

    public Tag? Parent { get; set; }

    public List<Tag> Children { get; } = [];
}
