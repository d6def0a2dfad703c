namespace NewsTracker.Scraping.Polling;

/// <summary>Whether a poll gets on. Its lease is renewed beside it: one that hangs would hold its feed for good, and pass for busy.</summary>
internal sealed class PollSteps(TimeProvider clock)
{
    private long last = clock.GetTimestamp();
    private volatile bool isGivenUp;

    /// <summary>How long ago the last step was made.</summary>
    public TimeSpan Silence => clock.GetElapsedTime(Volatile.Read(ref last));

    /// <summary>Nothing more is waited for, though its work may not have ended.</summary>
    public bool IsGivenUp => isGivenUp;

    /// <summary>The feed is read, or one document of several, or one of its articles is taken.</summary>
    public void Note() => Volatile.Write(ref last, clock.GetTimestamp());

    public void GiveUp() => isGivenUp = true;
}
