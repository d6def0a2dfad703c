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
    public sealed record Refused(RefusalReason Reason, string Explanation) : ExtractionOutcome;
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
}
