namespace NewsTracker.Core.Positions;

/// <summary>One step in the life of a position: who brought it into which state, when and why. Never changed once stored; to undo is a step too.</summary>
public sealed class PositionReview
{
    public const int MaxReasonLength = 1000;

    public long Id { get; init; }

    public long PositionId { get; init; }

    /// <summary>The state from this step on.</summary>
    public required PositionState State { get; init; }

    /// <summary>Steps taken in one go carry the same: accepting a correction also supersedes what it corrects, and both are undone together.</summary>
    public required Guid ActId { get; init; }

    /// <summary>The act that this step takes back.</summary>
    public Guid? UndoesActId { get; init; }

    public string? Reason { get; init; }

    public required Guid? AuthorId { get; init; }

    /// <summary>The author's name at the time, kept readable when the account is gone.</summary>
    public required string AuthorName { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What is wrong with the reason that is given for a step; null where nothing is.</summary>
    /// <param name="isNeeded">Whether the step takes a reason to be followed.</param>
    public static string? FindFault(string? reason, bool isNeeded) =>
        isNeeded && string.IsNullOrWhiteSpace(reason) ? "Say why, so that others can follow it."
        : reason?.Length > MaxReasonLength ? $"The reason takes {MaxReasonLength} characters."
        : null;
}
