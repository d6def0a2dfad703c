using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Stories;

/// <summary>An article's place among the stories, and what finds others like it. Every article that was compared has one, alone or not.</summary>
public sealed class StoryMember
{
    public required long ArticleId { get; init; }

    public Article? Article { get; init; }

    /// <summary>Absent while no other article carries the report.</summary>
    public long? StoryId { get; set; }

    public Story? Story { get; set; }

    /// <summary>See <see cref="StoryKeys"/>.</summary>
    public required long[] Keys { get; set; }

    /// <summary>Which version of the engine made the keys and the place.</summary>
    public required int EngineVersion { get; set; }

    /// <summary>The agency that the text credits: see <see cref="WireCredit"/>.</summary>
    public string? Wire { get; set; }

    /// <summary>The article it was found most like when it was placed; absent for one that came first.</summary>
    public long? NearestId { get; set; }

    /// <summary>The share of the shorter of the two that stands in the other word for word.</summary>
    public float? SharedText { get; set; }

    /// <summary>An editor put it where it is, and the machine leaves it there.</summary>
    public bool IsPlacedByHand { get; set; }
}
