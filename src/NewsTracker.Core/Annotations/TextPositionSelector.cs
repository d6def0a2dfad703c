namespace NewsTracker.Core.Annotations;

/// <summary>Where a passage stands in a revision's <c>BodyText</c>: counted in Unicode code points, as the W3C Web Annotation model asks, not in UTF-16 units.</summary>
/// <param name="Start">Code points before the passage.</param>
/// <param name="End">Code points up to and with its last one.</param>
public sealed record TextPositionSelector(int Start, int End)
{
    public int Length => End - Start;
}
