using NewsTracker.Core.Annotations;

namespace NewsTracker.Data.Annotations;

/// <summary>A passage to be marked, and what to say of it.</summary>
/// <param name="RevisionNumber">Of the article, from 1: the state that was read.</param>
/// <param name="Position">In code points of that revision's text; may be left out where the quote is clear without.</param>
/// <param name="Quote">The words that were read there; checked word for word.</param>
public sealed record NewMark(
    long ArticleId, int RevisionNumber, TextPositionSelector? Position, TextQuoteSelector? Quote, Motivation Motivation, string? Body, IReadOnlyList<long> TagIds);

/// <summary>What came of marking a passage or replying to one.</summary>
public abstract record MarkOutcome
{
    private MarkOutcome()
    {
    }

    public sealed record Marked(Annotation Annotation) : MarkOutcome;

    public sealed record NotFound(string Why) : MarkOutcome;

    /// <param name="Why">A sentence that says what to do.</param>
    public sealed record Refused(string Why) : MarkOutcome;
}

/// <summary>What came of changing an annotation.</summary>
public abstract record AmendOutcome
{
    private AmendOutcome()
    {
    }

    public sealed record Amended(Annotation Annotation) : AmendOutcome;

    /// <summary>Somebody else was faster: nothing is changed, and both are to be read and merged.</summary>
    /// <param name="Current">The annotation as it is now.</param>
    /// <param name="Since">What was done to it since the version that was read, the oldest first.</param>
    public sealed record Conflict(Annotation Current, IReadOnlyList<AnnotationVersion> Since) : AmendOutcome;

    public sealed record NotFound : AmendOutcome;

    public sealed record Refused(string Why) : AmendOutcome;
}
