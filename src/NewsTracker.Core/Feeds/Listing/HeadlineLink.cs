using AngleSharp.Dom;
using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Feeds.Listing;

/// <summary>A link whose text reads like a headline, to a page of the same site.</summary>
/// <param name="Shape">What the link and the elements around it look like; links of one list share it.</param>
/// <param name="Score">How much it looks like one to an article.</param>
internal sealed record HeadlineLink(IElement Element, Uri Target, string Shape, double Score)
{
    private const int ShortestHeadline = 20;
    private const int ShortestHeadlineWithoutSpaces = 10;
    private const int CountedLength = 120;
    private const int ElementsInShape = 4;

    public static HeadlineLink? Read(ListingPage page, IElement link)
    {
        if (page.TargetOf(link) is not { } target || !HostName.IsOne(target, page.Url) || target.AbsolutePath.Trim('/').Length == 0)
            return null;
        var text = ListingPage.TextOf(link);
        if (!ReadsLikeHeadline(text))
            return null;
        var around = ListingPage.SelfAndAncestors(link).Take(60).ToList();
        if (around.Exists(element => element.LocalName is "nav" or "footer"))
            return null;
        var score = (double)Math.Min(text.Length, CountedLength);
        if (around.Take(3).Any(IsHeading) || ListingPage.Inside(link).Take(20).Any(IsHeading))
            score *= 1.5;
        if (LooksLikeArticle(target))
            score *= 1.5;
        if (around.Exists(element => element.LocalName is "main" or "article"))
            score *= 1.2;
        if (around.Exists(element => element.LocalName == "aside"))
            score *= 0.4;
        return new HeadlineLink(link, target, string.Join('<', around.Take(ElementsInShape).Select(ElementShape.Of)), score);
    }

    private static bool ReadsLikeHeadline(string text) =>
        (text.Length >= ShortestHeadline && text.Count(character => character == ' ') >= 2)
        || (text.Length >= ShortestHeadlineWithoutSpaces && text.Any(character => character >= '\u2E80'));

    /// <summary>Addresses of articles carry a number, a date or the words of the headline.</summary>
    private static bool LooksLikeArticle(Uri target)
    {
        var last = target.AbsolutePath.TrimEnd('/').Split('/')[^1];
        return last.Count(character => character is '-' or '_') >= 2 || target.AbsolutePath.Count(char.IsAsciiDigit) >= 4;
    }

    private static bool IsHeading(IElement element) => element.LocalName is ['h', >= '1' and <= '6'];
}
