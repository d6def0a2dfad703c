namespace NewsTracker.Data.Tags;

/// <summary>What came of adding, stopping or starting a rule.</summary>
public abstract record TagRuleOutcome
{
    private TagRuleOutcome()
    {
    }

    /// <param name="Id">Of the rule.</param>
    public sealed record Done(long Id) : TagRuleOutcome;

    /// <param name="Why">A sentence that says what to do.</param>
    public sealed record Refused(string Why) : TagRuleOutcome;

    public sealed record NotFound : TagRuleOutcome;
}
