namespace NewsTracker.Data.Triage;

/// <summary>What is to become of some articles.</summary>
/// <param name="State">Their new state; absent where it stays.</param>
/// <param name="Reason">Why; a dismissal needs it.</param>
/// <param name="Assignment">Whose work they become; absent where that stays.</param>
public sealed record TriageChange(Core.Triage.TriageState? State, string? Reason = null, TriageAssignment? Assignment = null)
{
    /// <summary>Whether a go on several articles leaves the coded ones as they are: to keep, to dismiss and to begin anew come before coding. Who means one by itself decides on that one.</summary>
    public bool LeavesCoded => State is Core.Triage.TriageState.New or Core.Triage.TriageState.Kept or Core.Triage.TriageState.Dismissed;
}

/// <param name="To">An editor, or nobody.</param>
public sealed record TriageAssignment(Guid? To);

/// <summary>What came of a decision.</summary>
public abstract record TriageOutcome
{
    private TriageOutcome()
    {
    }

    /// <param name="Batch">Names the go, to look at it and to undo it.</param>
    /// <param name="Changed">How many articles are now other than they were.</param>
    /// <param name="Kept">Of an undo: how many were left because somebody decided on them since.</param>
    /// <param name="Coded">How many were left because they are coded.</param>
    /// <param name="LeftToNobody">Of an undo: how many became nobody's work because who had them before is no editor now.</param>
    public sealed record Done(Guid Batch, int Changed, int Kept = 0, int Coded = 0, int LeftToNobody = 0) : TriageOutcome;

    /// <summary>It is done in the background.</summary>
    /// <param name="Batch">Names the go, to see how far it is and to undo it.</param>
    public sealed record Begun(Guid Batch) : TriageOutcome;

    /// <param name="Why">A sentence that says what to do.</param>
    public sealed record Refused(string Why) : TriageOutcome;
}
