namespace NewsTracker.Scraping.Outbound;

/// <summary>What was not had by no fault of the page: it is asked for again after a while, and nothing is held against it.</summary>
/// <param name="Why">In a sentence for an admin.</param>
internal sealed record PutOff(string Why, DateTimeOffset Until)
{
    /// <returns>Null where the outcome is the page's own.</returns>
    public static PutOff? Find(FetchOutcome outcome, NetworkHealth network, DateTimeOffset now) => outcome switch
    {
        FetchOutcome.Postponed postponed => new PutOff(postponed.Explanation, postponed.Until),
        _ when network.IsOurs(outcome) => new PutOff($"Our own network failed. {outcome.Explanation}", now + NetworkHealth.RetryAfter),
        _ => null,
    };
}
