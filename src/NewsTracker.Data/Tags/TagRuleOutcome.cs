namespace NewsTracker.Data.Tags;

/// <summary>What came of adding, stopping or starting a rule, or of asking for an act on many articles.</summary>
public abstract record TagRuleOutcome
{
    private TagRuleOutcome()
    {
    }

    /// <param name="Id">Of the rule, or of the act.</param>
    public sealed record Done(long Id) : TagRuleOutcome;

    /// <param name="Why">A sentence that says what to do.</param>
    public sealed record Refused(string Why) : TagRuleOutcome;

    public sealed record NotFound : TagRuleOutcome;
}
