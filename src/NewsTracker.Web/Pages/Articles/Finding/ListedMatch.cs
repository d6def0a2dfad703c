using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>A match that has a row of its own in the list.</summary>
/// <param name="Fold">Its report, where copies of it are folded under it.</param>
public sealed record ListedMatch(ArticleCursor Place, StoryFold? Fold)
{
    /// <summary>Those among some places that are no copies of a report which is listed before them.</summary>
    /// <param name="folds">The stories of which articles are among them.</param>
    public static IReadOnlyList<ListedMatch> Among(IReadOnlyList<ArticleCursor> places, IReadOnlyList<StoryFold> folds)
    {
        var folded = folds.SelectMany(fold => fold.Folded).ToHashSet();
        var first = folds.Where(fold => fold.Matches.Count > 1).ToDictionary(fold => fold.Matches[0]);
        return [.. places.Where(place => !folded.Contains(place.Id)).Select(place => new ListedMatch(place, first.GetValueOrDefault(place.Id)))];
    }
}
