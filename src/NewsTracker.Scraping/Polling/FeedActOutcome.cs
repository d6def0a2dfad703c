namespace NewsTracker.Scraping.Polling;

/// <summary>What came of an act on a feed.</summary>
public abstract record FeedActOutcome
{
    private FeedActOutcome()
    {
    }

    /// <param name="Next">When it is polled next, in words, where that was asked for.</param>
    public sealed record Done(long SourceId, string? Next = null) : FeedActOutcome;

    /// <param name="Why">In a sentence that says what to do.</param>
    public sealed record Refused(long SourceId, string Why) : FeedActOutcome;

    public sealed record NotFound : FeedActOutcome;
}
