namespace NewsTracker.Data.Triage;

/// <summary>What is to become of some articles.</summary>
/// <param name="State">Their new state; absent where it stays.</param>
/// <param name="Reason">Why; a dismissal needs it.</param>
/// <param name="Assignment">Whose work they become; absent where that stays.</param>
public sealed record TriageChange(Core.Triage.TriageState? State, string? Reason = null, TriageAssignment? Assignment = null);

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
    public sealed record Done(Guid Batch, int Changed, int Kept = 0) : TriageOutcome;

    /// <summary>It is done in the background.</summary>
    /// <param name="Batch">Names the go, to see how far it is and to undo it.</param>
    public sealed record Begun(Guid Batch) : TriageOutcome;

    /// <param name="Why">A sentence that says what to do.</param>
    public sealed record Refused(string Why) : TriageOutcome;
}
