using AngleSharp.Dom;
using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Extraction.Blocks;

/// <summary>Tells the microdata of other things on a page from the article's own: comments, reviews, entries of lists, teasers.</summary>
internal static class ForeignItems
{
    private const int MostSteps = 8;
    private const int MostNodesOfTeaser = 120;
    private const int LongestTeaser = 600;

    /// <param name="hasOtherArticles">A single article of a page is its own, however short.</param>
    public static bool Hold(IElement element, bool hasOtherArticles)
    {
        var ancestor = element.ParentElement;
        for (var steps = 0; ancestor is not null && steps < MostSteps; steps++, ancestor = ancestor.ParentElement)
        {
            var type = ancestor.GetAttribute("itemtype") ?? "";
            if (ancestor.GetAttribute("itemprop") is "comment" or "review" or "itemListElement"
                || type.EndsWith("/Comment", StringComparison.Ordinal) || type.EndsWith("/UserComments", StringComparison.Ordinal) || type.EndsWith("/ListItem", StringComparison.Ordinal))
                return true;
            if (ancestor.HasAttribute("itemscope"))
                return hasOtherArticles && IsArticle(type) && IsTeaser(ancestor);
        }

        return false;
    }

    public static bool IsArticle(string type) => type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("Posting", StringComparison.Ordinal);

    /// <summary>Little besides a headline that links to the text.</summary>
    private static bool IsTeaser(IElement item)
    {
        var inside = item.GetDescendants().Take(MostNodesOfTeaser + 1).ToList();
        return inside.Count <= MostNodesOfTeaser
            && inside.OfType<IElement>().Any(IsLinkedHeading)
            && !inside.OfType<IElement>().Any(element => element.LocalName == "h1" || element.GetAttribute("itemprop") == "articleBody")
            && ElementText.ReadWhole(item, LongestTeaser) is not null;
    }

    private static bool IsLinkedHeading(IElement element) =>
        element.LocalName == "a" && element.HasAttribute("href")
        && (IsHeading(element.ParentElement) || element.Children.Any(IsHeading) || element.GetAttribute("itemprop") is "url" or "headline");

    private static bool IsHeading(IElement? element) => element?.LocalName is ['h', >= '2' and <= '6'];
}
