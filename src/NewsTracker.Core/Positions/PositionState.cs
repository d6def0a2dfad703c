namespace NewsTracker.Core.Positions;

/// <summary>Where a position is in its life. Only accepted ones count for a stance.</summary>
public enum PositionState
{
    /// <summary>Kept by its author, not yet put forward.</summary>
    Draft,

    /// <summary>Waits in the review queue.</summary>
    Submitted,
    Accepted,
    Rejected,

    /// <summary>A correction took its place.</summary>
    Superseded,

    /// <summary>Taken back: it should not have been recorded.</summary>
    Retracted,
}
