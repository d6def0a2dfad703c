namespace NewsTracker.Core.Sources;

/// <summary>How far a source is relied on from an instant on, as somebody judged, or as every source begins. Never changed once stored: another judgement takes its place, and what was known before goes on by the one before.</summary>
public sealed class SourceReliability
{
    public long Id { get; init; }

    public long SourceId { get; init; }

    public Source? Source { get; init; }

    /// <summary>From 1 to <see cref="Source.MaxReliability"/>.</summary>
    public required int Reliability { get; init; }

    public required Guid? AuthorId { get; init; }

    /// <summary>The author's name at the time, kept readable when the account is gone.</summary>
    public required string AuthorName { get; init; }

    public required DateTimeOffset At { get; init; }
}
