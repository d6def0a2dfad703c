using NewsTracker.Core.Stories;

namespace NewsTracker.Data.Stories;

/// <summary>What was found when an article was looked up among the stories.</summary>
/// <param name="Keys">Those to be kept of it: see <see cref="StoryKeys"/>.</param>
/// <param name="Wire">The agency that its text credits.</param>
/// <param name="Alike">Articles that carry the same report, the most alike first.</param>
public sealed record StorySearch(long[] Keys, string? Wire, IReadOnlyList<StoryLikeness> Alike)
{
    /// <summary>Its place before it is joined to any other.</summary>
    public StoryMember MemberOf(long articleId) => new() { ArticleId = articleId, Keys = Keys, EngineVersion = StoryComparer.EngineVersion, Wire = Wire };
}

/// <summary>An article that carries the same report, and how that was told.</summary>
public sealed record StoryLikeness(long ArticleId, StoryComparison Comparison);
