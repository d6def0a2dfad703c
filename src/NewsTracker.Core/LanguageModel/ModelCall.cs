namespace NewsTracker.Core.LanguageModel;

/// <summary>One call of the language model: what it was for, what it took and what came of it. The ledger by which caps are kept.</summary>
public sealed class ModelCall
{
    public const int MaxExplanationLength = 500;

    public long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The model's name at the endpoint.</summary>
    public required string Model { get; init; }

    /// <summary>Absent for a test of the connection.</summary>
    public long? ArticleId { get; init; }

    /// <summary>What the call counts against the day's cap: what was reserved for it, until the endpoint says what it took.</summary>
    public required int Tokens { get; set; }

    public required ModelCallOutcome Outcome { get; set; }

    /// <summary>The outcome in a sentence for an admin.</summary>
    public string? Explanation { get; set; }

    /// <summary>How long it took; absent while it runs.</summary>
    public TimeSpan? Took { get; set; }

    public int Kept { get; set; }

    public int Dropped { get; set; }
}

public enum ModelCallOutcome
{
    /// <summary>Runs, or was broken off with its process.</summary>
    Running,
    Answered,

    /// <summary>An answer came that is not what was asked for.</summary>
    Unreadable,

    /// <summary>No answer: the endpoint could not be reached, refused, or took too long.</summary>
    Failed,
}
