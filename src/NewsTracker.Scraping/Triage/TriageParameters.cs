using NewsTracker.Core.Triage;
using NewsTracker.Data.Triage;

namespace NewsTracker.Scraping.Triage;

/// <summary>A go of triage on all that match a query.</summary>
/// <param name="Batch">Names the go.</param>
/// <param name="Assigns">Whether the articles become somebody's work, or nobody's.</param>
/// <param name="Through">The newest article that was meant: what came in later, nobody saw. Absent in what was asked before this was kept.</param>
public sealed record TriageParameters(Guid Batch, string Query, TriageState? State, string? Reason, bool Assigns, Guid? AssigneeId, long? Through = null)
{
    public const string Kind = "triage-articles";

    internal TriageChange Change => new(State, Reason, Assigns ? new TriageAssignment(AssigneeId) : null);
}

/// <summary>Which go of triage to take back.</summary>
/// <param name="Undo">Names the go that takes back.</param>
public sealed record TriageUndoParameters(Guid Batch, Guid Undo)
{
    public const string Kind = "undo-triage";
}

/// <summary>How far a job came: the last article, or the last act, that it dealt with.</summary>
/// <param name="Coded">How many were left because they are coded.</param>
internal sealed record TriageCheckpoint(long AfterId, int Done, int Changed, int Coded = 0);
