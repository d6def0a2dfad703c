using NewsTracker.Data.Sources;

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

    /// <summary>Somebody else changed its schedule after the form was opened; nothing was done.</summary>
    /// <param name="Current">What holds now.</param>
    /// <param name="By">Who made it so; absent where that was no act on the schedule alone, as an import of a list.</param>
    public sealed record Outdated(FeedTiming Current, LastAct? By) : FeedActOutcome;

    public sealed record NotFound : FeedActOutcome;
}
