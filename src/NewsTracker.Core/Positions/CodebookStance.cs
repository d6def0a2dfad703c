namespace NewsTracker.Core.Positions;

/// <summary>A rung of the ladder of stances, from ruling out to doing.</summary>
public sealed class CodebookStance
{
    /// <summary>Stable key: <c>rules_out</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Height on the ladder; 1 is lowest.</summary>
    public required int Rung { get; set; }

    public required string Name { get; set; }

    public required string Definition { get; set; }
}
