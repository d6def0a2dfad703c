namespace NewsTracker.Core.Annotations;

/// <summary>What of an annotation may change; each change appends the state after it to the annotation's history.</summary>
/// <param name="Body">The comment, as plain text.</param>
/// <param name="TagIds">Tags of the passage, in ascending order.</param>
public sealed record AnnotationState(Motivation Motivation, string? Body, IReadOnlyList<long> TagIds, bool IsResolved, bool IsRetracted)
{
    public bool Equals(AnnotationState? other) =>
        other is not null && Motivation == other.Motivation && Body == other.Body && TagIds.SequenceEqual(other.TagIds)
        && IsResolved == other.IsResolved && IsRetracted == other.IsRetracted;

    public override int GetHashCode() => HashCode.Combine(Motivation, Body, TagIds.Count, IsResolved, IsRetracted);
}
