namespace NewsTracker.Core.Sources;

/// <summary>A look at an address for the feeds it leads to, before any of them is added: an admin's working state, removed after a day.</summary>
public sealed class SourceLook
{
    public required Guid Id { get; init; }

    /// <summary>Who looks; nobody else sees it.</summary>
    public required Guid StartedBy { get; init; }

    public required string Address { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The last sign of life of whoever looks. A look without one for a while was broken off.</summary>
    public required DateTimeOffset HeartbeatAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>What was found so far, as JSON.</summary>
    public required string Findings { get; set; }
}
