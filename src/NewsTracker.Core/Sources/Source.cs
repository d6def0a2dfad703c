namespace NewsTracker.Core.Sources;

/// <summary>A publisher, as the admin set it up.</summary>
public sealed class Source
{
    public long Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The publisher's home page.</summary>
    public required string HomeUrl { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public List<Feed> Feeds { get; } = [];
}
