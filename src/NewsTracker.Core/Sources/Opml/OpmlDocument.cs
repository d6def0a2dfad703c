namespace NewsTracker.Core.Sources.Opml;

/// <summary>A list of sources as it is exchanged: OPML 2.0, with what OPML has no words for in a namespace of our own.</summary>
public sealed record OpmlDocument
{
    /// <summary>The namespace of our own attributes.</summary>
    public const string Namespace = "urn:newstracker:opml:1";

    public string? Title { get; init; }

    /// <summary>The filters for all sources, as JSON; absent where the list says nothing of them.</summary>
    public string? GlobalFilters { get; init; }

    public required IReadOnlyList<OpmlSource> Sources { get; init; }
}

/// <summary>A source of a list.</summary>
public sealed record OpmlSource
{
    public required string Name { get; init; }

    public required string HomeUrl { get; init; }

    /// <summary>The folders around it, with slashes between them.</summary>
    public string? Group { get; init; }

    /// <summary>Whether the list says all there is to say of the source: what it leaves out is not there. Lists of other programs know less.</summary>
    public bool IsComplete { get; init; }

    public string? ExtractionRules { get; init; }

    public string? Filters { get; init; }

    /// <summary>From 1 to 5; absent where the list does not say.</summary>
    public int? Reliability { get; init; }

    public IReadOnlyList<OpmlFeed> Feeds { get; init; } = [];
}

/// <summary>A feed of a list; what is absent the list does not say.</summary>
public sealed record OpmlFeed
{
    public required string Url { get; init; }

    public FeedKind? Kind { get; init; }

    public TimeSpan? PollInterval { get; init; }

    public FeedSchedule? Schedule { get; init; }

    public string? CronExpression { get; init; }

    public bool? IsPaused { get; init; }

    /// <summary>See <see cref="Feed.KeepsAddress"/>.</summary>
    public bool? KeepsAddress { get; init; }

    public string? ListingRules { get; init; }
}

/// <summary>What reading a list gave.</summary>
public abstract record OpmlOutcome
{
    private OpmlOutcome()
    {
    }

    public sealed record Read(OpmlDocument Document) : OpmlOutcome;

    /// <param name="Explanation">What is wrong, in a sentence for an admin.</param>
    public sealed record NotOpml(string Explanation) : OpmlOutcome;
}
