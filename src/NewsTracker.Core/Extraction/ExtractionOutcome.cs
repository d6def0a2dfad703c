using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Extraction;

/// <summary>What extraction made of a document.</summary>
public abstract record ExtractionOutcome
{
    private ExtractionOutcome()
    {
    }

    public sealed record Extracted(ExtractedArticle Article) : ExtractionOutcome;

    /// <param name="Reason">The kind of page it is instead of an article.</param>
    /// <param name="Explanation">The same in a sentence for an admin, with what was seen.</param>
    public sealed record Refused(RefusalReason Reason, string Explanation) : ExtractionOutcome
    {
        /// <summary>The headline of a page whose text alone could not be read; absent for pages that are something else.</summary>
        public string? Headline { get; init; }

        /// <summary>When such a page says that it was published.</summary>
        public PrintedInstant? Published { get; init; }
    }
}

public enum RefusalReason
{
    Empty,
    NotText,
    Listing,
    ConsentWall,
    LoginWall,
    SoftNotFound,
    ScriptShell,
    NoBody,
    TooDeep,

    /// <summary>The page ends in the middle of its markup, before any text: the answer was cut short.</summary>
    BrokenOff,

    /// <summary>No text stands in as much of a very long page as is read.</summary>
    TooLong,
}
