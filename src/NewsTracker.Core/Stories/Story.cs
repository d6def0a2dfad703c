namespace NewsTracker.Core.Stories;

/// <summary>A group of articles that carry the same report. What belongs to it is said by its members; a story that lost all of them stays, so that its address still leads on.</summary>
public sealed class Story
{
    public long Id { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The story that took its members, where it was merged into another.</summary>
    public long? MergedIntoId { get; set; }
}
