namespace NewsTracker.Core.Positions;

/// <summary>What a position is about, with the definition editors code by.</summary>
public sealed class CodebookTopic
{
    /// <summary>Stable key: <c>withdrawal</c>.</summary>
    public required string Key { get; init; }

    public required int Order { get; set; }

    public required string Name { get; set; }

    public required string Definition { get; set; }
}
