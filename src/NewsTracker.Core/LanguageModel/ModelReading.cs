namespace NewsTracker.Core.LanguageModel;

/// <summary>A revision that waits to be read by the language model. It leaves with the reading, or after the last attempt.</summary>
public sealed class ModelReading
{
    /// <summary>How often an endpoint that fails is asked about one article.</summary>
    public const int MostAttempts = 4;

    public required long RevisionId { get; init; }

    public required long ArticleId { get; init; }

    /// <summary>When it may be read: now, later after a failure, or when a process that took it gave no sign of life.</summary>
    public required DateTimeOffset DueAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>How long to wait after so many failed attempts.</summary>
    public static TimeSpan DelayAfter(int attempts) => TimeSpan.FromMinutes(5 * Math.Pow(4, Math.Clamp(attempts, 1, MostAttempts) - 1));
}
