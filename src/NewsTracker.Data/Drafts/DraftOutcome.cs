namespace NewsTracker.Data.Drafts;

/// <summary>What came of keeping a draft.</summary>
public abstract record DraftOutcome
{
    private DraftOutcome()
    {
    }

    public sealed record Kept : DraftOutcome;

    /// <param name="Why">A sentence that says what fits.</param>
    public sealed record Refused(string Why) : DraftOutcome;
}
