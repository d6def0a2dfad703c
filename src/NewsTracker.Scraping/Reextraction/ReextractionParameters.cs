namespace NewsTracker.Scraping.Reextraction;

/// <summary>Which articles to read again from their snapshots.</summary>
/// <param name="SourceId">Of one source only; absent for all.</param>
/// <param name="OnlyOlderEngine">Only those whose newest revision was read by an engine older than today's.</param>
/// <param name="ArticleIds">Only these; absent where they are chosen by source and days alone.</param>
/// <param name="Query">Only those that match this search; absent where none chooses them.</param>
/// <param name="Through">Of those that match, the newest that was meant: what came in later, nobody saw.</param>
public sealed record ReextractionParameters(long? SourceId, DateOnly? From, DateOnly? To, bool OnlyOlderEngine, IReadOnlyList<long>? ArticleIds = null, string? Query = null, long? Through = null)
{
    public const string Kind = "re-extract";

    /// <summary>Articles chosen one by one, whichever engine read them.</summary>
    public static ReextractionParameters Of(IReadOnlyList<long> articleIds) => new(null, null, null, OnlyOlderEngine: false, articleIds);

    /// <summary>All that match a search, whichever engine read them.</summary>
    public static ReextractionParameters OfAll(string query, long? through) => new(null, null, null, OnlyOlderEngine: false, Query: query, Through: through);
}

/// <summary>Which job's proposals to accept.</summary>
public sealed record AcceptanceParameters(long JobId)
{
    public const string Kind = "accept-re-extraction";
}

/// <summary>Which job's accepted proposals to take back.</summary>
public sealed record TakeBackParameters(long JobId)
{
    public const string Kind = "take-back-re-extraction";
}

/// <summary>How far a job came: the last article it dealt with.</summary>
internal sealed record ReextractionCheckpoint(long AfterId, int Done);
