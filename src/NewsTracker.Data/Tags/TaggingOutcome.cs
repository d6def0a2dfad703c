namespace NewsTracker.Data.Tags;

/// <summary>What came of asking for an act on many articles.</summary>
public abstract record TaggingOutcome
{
    private TaggingOutcome()
    {
    }

    /// <param name="Id">Of the tagging, which a job does.</param>
    public sealed record Asked(long Id) : TaggingOutcome;

    /// <param name="Why">A sentence that says what to do.</param>
    public sealed record Refused(string Why) : TaggingOutcome;
}
