using NewsTracker.Core.Extraction;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>What became of a document that came in.</summary>
public abstract record IngestOutcome
{
    private IngestOutcome()
    {
    }

    public sealed record Stored(long ArticleId) : IngestOutcome;

    public sealed record Revised(long ArticleId, int RevisionNumber) : IngestOutcome;

    /// <summary>The article is known, and says what it said before.</summary>
    public sealed record Unchanged(long ArticleId) : IngestOutcome
    {
        /// <summary>But for a place in it that changes all the time.</summary>
        public bool IsRestless { get; init; }
    }

    /// <summary>The address was new, the article is known under another.</summary>
    public sealed record Duplicate(long ArticleId) : IngestOutcome
    {
        public const string Explanation = "Known under another address";
    }

    /// <summary>The address is that of a known article and leads to another by now: neither was touched.</summary>
    /// <param name="OtherId">The other article; absent where it is not known by an address of its own.</param>
    public sealed record LeadsElsewhere(long ArticleId, long? OtherId) : IngestOutcome
    {
        public const string Explanation = "The address leads to another article now; this one is as it was.";
    }

    /// <summary>It is an article, and filters keep it out; nothing of it is stored.</summary>
    public sealed record Filtered(string Reason) : IngestOutcome;

    /// <summary>It is not an article; what was fetched is kept as a snapshot all the same.</summary>
    public sealed record Refused(RefusalReason Reason, string Explanation) : IngestOutcome;
}
