using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Stories;

/// <summary>Tells an edit from another article, where two texts came by addresses that are said to be of one.</summary>
public static class TextStates
{
    /// <summary>What an edit leaves of a text at the least, word for word and of the shorter of the two, where the headline is as it was.</summary>
    private const double LeastKept = 0.2;

    /// <summary>Whether both may be states of one article: they are the same report, or stand under one headline and share a part of their words. Days do not matter: an edit may come late.</summary>
    public static bool MayBeOfOne(ArticleText one, ArticleText other)
    {
        var comparison = StoryComparer.Compare(StoryText.Read(one.Headline, one.BodyText, day: null), StoryText.Read(other.Headline, other.BodyText, day: null));
        return comparison.IsSameReport || (comparison.SharedText >= LeastKept && string.Equals(one.Headline.Trim(), other.Headline.Trim(), StringComparison.OrdinalIgnoreCase));
    }
}
