namespace NewsTracker.Core.Stories;

/// <summary>An editor's word on which articles carry one report. Kept for good: the machine never joins what a ruling keeps apart.</summary>
public sealed class StoryRuling
{
    public long Id { get; init; }

    public required StoryRulingKind Kind { get; init; }

    /// <summary>The story that the articles were in before a split, or are in after a merge.</summary>
    public required long StoryId { get; init; }

    /// <summary>The story that a split made, or that a merge emptied.</summary>
    public required long OtherStoryId { get; init; }

    /// <summary>Articles that went from one story to the other.</summary>
    public required long[] Moved { get; init; }

    /// <summary>Articles that were in <see cref="StoryId"/> and stayed.</summary>
    public required long[] Stayed { get; init; }

    public required DateTimeOffset At { get; init; }

    public Guid? ById { get; init; }

    public required string ByName { get; init; }

    public DateTimeOffset? UndoneAt { get; set; }

    /// <summary>The story that the moved articles were in before.</summary>
    public long CameFrom => Kind is StoryRulingKind.Split ? StoryId : OtherStoryId;

    /// <summary>The story that the moved articles are in by it.</summary>
    public long WentTo => Kind is StoryRulingKind.Split ? OtherStoryId : StoryId;

    /// <summary>Whether it says today that the moved and the others are different reports: a split does, and so does a merge that was taken back.</summary>
    public bool KeepsApart => Kind is StoryRulingKind.Split == UndoneAt is null;
}

public enum StoryRulingKind
{
    Split,
    Merge,
}
