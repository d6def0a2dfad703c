namespace NewsTracker.Core.Positions;

/// <summary>What the states of a position have in common.</summary>
public static class PositionStates
{
    /// <summary>Those in which a position stands or may come to stand: it needs its evidence, can be retracted, and gives way to a correction.</summary>
    public static readonly IReadOnlyList<PositionState> Live = [PositionState.Draft, PositionState.Submitted, PositionState.Accepted];

    private static readonly IReadOnlyList<PositionState> PutForward = [PositionState.Submitted, PositionState.Accepted];

    /// <summary>Those of them that a reader sees: drafts are editors' business only.</summary>
    public static IReadOnlyList<PositionState> LiveFor(bool isEditor) => isEditor ? Live : PutForward;

    public static bool IsLive(this PositionState state) => Live.Contains(state);

    /// <summary>Whether a correction can be made of it: one that was rejected can be put forward again so, one that was retracted or replaced is past that.</summary>
    public static bool IsCorrectable(this PositionState state) => state is not (PositionState.Superseded or PositionState.Retracted);
}
