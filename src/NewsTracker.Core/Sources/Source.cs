namespace NewsTracker.Core.Sources;

/// <summary>A publisher, as the admin set it up.</summary>
public sealed class Source
{
    public const int DefaultReliability = 3;

    public const int MaxReliability = 5;

    public long Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The publisher's home page.</summary>
    public required string HomeUrl { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How far its reports are relied on, 1 to 5, as an admin judges: of two positions said on one day, equally high, that from the more reliable source counts.</summary>
    public int Reliability { get; set; } = DefaultReliability;

    /// <summary>The publisher rules that an admin made for this source, as JSON; absent where those of the product, if any, are followed.</summary>
    public string? ExtractionRules { get; set; }

    /// <summary>The folder that admins keep the source in, with slashes between folders: "Wires/English".</summary>
    public string? Group { get; set; }

    /// <summary>Which of its articles are taken in, as JSON (<see cref="Filtering.ArticleFilterJson"/>); absent where all are.</summary>
    public string? Filters { get; set; }

    /// <summary>When an admin removed it; absent while it is one of the sources. Its articles and feeds stay, and it can be restored.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    public List<Feed> Feeds { get; } = [];
}
