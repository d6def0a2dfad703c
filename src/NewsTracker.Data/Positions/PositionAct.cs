namespace NewsTracker.Data.Positions;

/// <summary>What an editor can do to a position that is there.</summary>
public enum PositionAct
{
    Submit,
    Accept,
    Reject,
    Retract,

    /// <summary>Takes the last act back.</summary>
    Undo,
}
