namespace NewsTracker.Web.Pages.Sources;

/// <summary>What came of bringing a page to the bench.</summary>
public abstract record BenchOutcome
{
    private BenchOutcome()
    {
    }

    public sealed record Found(BenchPage Page) : BenchOutcome;

    /// <param name="Why">A sentence that says what to do.</param>
    public sealed record Refused(string Why) : BenchOutcome;
}
