namespace NewsTracker.Data.Positions;

/// <summary>The words a position rests on: an annotation that is there, or a passage to be marked with the position.</summary>
public abstract record Evidence
{
    private Evidence()
    {
    }

    public sealed record Marked(long AnnotationId) : Evidence;

    /// <param name="Start">Offset in the revision's <c>BodyText</c>, in code points.</param>
    /// <param name="End">The offset behind the last code point.</param>
    public sealed record Unmarked(long ArticleId, int RevisionNumber, int Start, int End) : Evidence;
}
