namespace NewsTracker.Core.Reextraction;

/// <summary>What reading an article again from its snapshot would change. A proposal: nothing of the article changes until it is accepted.</summary>
public sealed class ReextractionResult
{
    public long Id { get; init; }

    /// <summary>The job that read it again.</summary>
    public required long JobId { get; init; }

    public required long ArticleId { get; init; }

    /// <summary>The revision that was read again, the newest one then.</summary>
    public required long RevisionId { get; init; }

    public required int EngineVersion { get; init; }

    public required ReextractionState State { get; set; }

    /// <summary>What would be different, field by field; empty where nothing would.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    public int WordsAdded { get; init; }

    public int WordsLost { get; init; }

    /// <summary>Identifies the text that was proposed, so that exactly this is accepted.</summary>
    public byte[]? TextHash { get; init; }

    /// <summary>Why it was refused, or could not be accepted.</summary>
    public string? Reason { get; set; }
}

/// <summary>A field that would change.</summary>
/// <param name="Before">Shortened where it is long.</param>
public sealed record FieldChange(string Field, string? Before, string? After);

public enum ReextractionState
{
    /// <summary>Reads as before.</summary>
    Same,

    /// <summary>Reads differently; waits for somebody to accept or drop it.</summary>
    Proposed,

    /// <summary>The engine would refuse the page today; the article stays as it is.</summary>
    Refused,

    Accepted,

    Dropped,

    /// <summary>Accepted, but the article or the engine had changed meanwhile.</summary>
    Outdated,

    /// <summary>Accepted, and then the article was given the text of before again, as another revision.</summary>
    TakenBack,
}
