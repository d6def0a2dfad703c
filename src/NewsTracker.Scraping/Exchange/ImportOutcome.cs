namespace NewsTracker.Scraping.Exchange;

/// <summary>What came of an import.</summary>
public abstract record ImportOutcome
{
    private ImportOutcome()
    {
    }

    public sealed record Imported(ImportPlan Plan) : ImportOutcome;

    /// <summary>Nothing was done: the list would do something else by now than was seen, or nothing any more.</summary>
    public sealed record Outdated(ImportPlan Plan) : ImportOutcome;

    /// <summary>Nothing was done: a feed moved to an address of the list at the same moment.</summary>
    public sealed record Taken : ImportOutcome;
}
