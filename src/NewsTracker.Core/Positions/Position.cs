using NewsTracker.Core.Annotations;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Positions;

/// <summary>What a state says or does, by an article. A fact that never changes: what became of it is told by its <see cref="PositionReview"/>s, and a correction is another position that takes its place.</summary>
public sealed class Position
{
    public const int MaxNameLength = 200;

    public const int MaxNoteLength = 2000;

    public long Id { get; init; }

    public required CountryCode CountryCode { get; init; }

    public required Topic Topic { get; init; }

    public required Stance Stance { get; init; }

    /// <summary>Height on the ladder, computed by the database so that it can sort by it.</summary>
    public int Rung { get; private set; }

    public required DateOnly SaidOn { get; init; }

    public string? Speaker { get; init; }

    public string? Office { get; init; }

    public string? Note { get; init; }

    public required Confidence Confidence { get; init; }

    public required bool ReportedByAnother { get; init; }

    public DateOnly? FormalStepOn { get; init; }

    /// <summary>The evidence: the marked words.</summary>
    public long AnnotationId { get; init; }

    public Annotation? Annotation { get; init; }

    public required long ArticleId { get; init; }

    /// <summary>The position that this one corrects; it is superseded when this one is accepted.</summary>
    public long? CorrectsId { get; init; }

    /// <summary>The suggestion that this one was made from, accepted as it was or corrected.</summary>
    public long? SuggestionId { get; init; }

    /// <summary>The engine that made the suggestion.</summary>
    public int? EngineVersion { get; init; }

    public required Guid? AuthorId { get; init; }

    /// <summary>The author's name at the time, kept readable when the account is gone.</summary>
    public required string AuthorName { get; init; }

    public required DateTimeOffset RecordedAt { get; init; }

    public List<PositionReview> Reviews { get; } = [];

    public PositionClaim Claim => new(CountryCode, Topic, Stance, SaidOn, Speaker, Office, Note, Confidence, ReportedByAnother, FormalStepOn);
}
