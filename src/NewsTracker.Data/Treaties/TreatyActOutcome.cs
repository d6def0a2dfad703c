using NewsTracker.Core.Treaties;

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

/// <summary>What came of taking a treaty act back.</summary>
public abstract record TreatyActRemoval
{
    private TreatyActRemoval()
    {
    }

    public sealed record Removed : TreatyActRemoval;

    /// <summary>Somebody took it back before, or it comes with the reference data.</summary>
    public sealed record NotFound : TreatyActRemoval;

    /// <summary>Another act could not have happened without it.</summary>
    public sealed record Needed(TreatyAct By) : TreatyActRemoval;
}
