namespace NewsTracker.Data.Treaties;

/// <summary>What came of adding a treaty act.</summary>
public abstract record TreatyActOutcome
{
    private TreatyActOutcome()
    {
    }

    public sealed record Added : TreatyActOutcome;

    /// <param name="Why">A sentence that says what to do.</param>
    public sealed record Refused(string Why) : TreatyActOutcome;
}
