namespace NewsTracker.Core.Positions;

/// <summary>A verdict on a suggestion, or one taken back: who gave it, when, and why. Never changed once stored.</summary>
public sealed class SuggestionVerdict
{
    public long Id { get; init; }

    public long SuggestionId { get; init; }

    /// <summary>What became of the suggestion from here on; taken back, it is open again.</summary>
    public required SuggestionFate Fate { get; init; }

    public required SuggestionFate PreviousFate { get; init; }

    public string? Reason { get; init; }

    public required Guid? ActorId { get; init; }

    /// <summary>The actor's name at the time, kept readable when the account is gone.</summary>
    public required string ActorName { get; init; }

    public required DateTimeOffset At { get; init; }
}
