using NewsTracker.Core.Sources;

namespace NewsTracker.Scraping.Discovery;

/// <summary>What a look at an address has found so far. Kept as JSON with the look.</summary>
public sealed record LookFindings
{
    /// <summary>Pages of articles that one look reads, all feeds together: each takes the host's pace.</summary>
    public const int MostPages = 30;

    /// <summary>Whether the address came without its scheme, so that https is only the likelier one.</summary>
    public bool IsSchemeAssumed { get; init; }

    /// <summary>The source that feeds were looked for, whatever its home page: what is chosen joins it.</summary>
    public long? ForSourceId { get; init; }

    /// <summary>Which address answered in the place of the one looked at, and what follows from that, in sentences.</summary>
    public string? Detour { get; init; }

    /// <summary>What is being done at the moment, for the admin who waits.</summary>
    public string? Doing { get; init; }

    /// <summary>Why nothing can be found, in a sentence.</summary>
    public string? Problem { get; init; }

    /// <summary>What the publisher calls itself.</summary>
    public string? SiteName { get; init; }

    public string? HomeUrl { get; init; }

    /// <summary>Where it looked, and what was there, in order.</summary>
    public IReadOnlyList<LookStep> Steps { get; init; } = [];

    public IReadOnlyList<FoundFeed> Feeds { get; init; } = [];
}

/// <summary>A place where feeds were looked for.</summary>
public sealed record LookStep(string Address, string Outcome, bool HasFound);

/// <summary>A feed that could be added, with what polling it would bring.</summary>
public sealed record FoundFeed
{
    public required string Url { get; init; }

    public required FeedKind Kind { get; init; }

    public string? Title { get; init; }

    /// <summary>How it was found.</summary>
    public required FoundWhere Where { get; init; }

    /// <summary>How many items it lists.</summary>
    public required int Count { get; init; }

    /// <summary>The rules that the engine reads a listing page by.</summary>
    public string? ListingRules { get; init; }

    /// <summary>The source that has this feed already.</summary>
    public string? KnownSource { get; init; }

    public long? KnownSourceId { get; init; }

    public bool IsSuggested { get; init; }

    /// <summary>Its first items, as polling would treat them now.</summary>
    public IReadOnlyList<FoundItem> Items { get; init; } = [];

    /// <summary>How many of its first items were not read, for the bound on pages.</summary>
    public int PassedOver { get; init; }
}

/// <summary>An item of a feed in a trial of the pipeline.</summary>
/// <param name="Outcome">What its row in the ledger would say.</param>
/// <param name="Date">As extracted, or as the feed says where the page was not read.</param>
/// <param name="FirstLines">The beginning of the extracted text.</param>
public sealed record FoundItem(string Url, PollItemOutcome Outcome, string? Why, string? Headline, string? Date, string? FirstLines, string? Language, long? ArticleId);
