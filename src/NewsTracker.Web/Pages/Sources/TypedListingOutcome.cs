namespace NewsTracker.Web.Pages.Sources;

/// <summary>What came of selectors that were typed for a listing.</summary>
public abstract record TypedListingOutcome
{
    private TypedListingOutcome()
    {
    }

    /// <param name="Rules">As they are kept.</param>
    public sealed record Good(string Rules) : TypedListingOutcome;

    /// <param name="Problems">Sentences that say what is wrong with them.</param>
    public sealed record Refused(IReadOnlyList<string> Problems) : TypedListingOutcome;
}
