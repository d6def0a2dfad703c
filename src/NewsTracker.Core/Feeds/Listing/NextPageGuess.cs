using AngleSharp.Dom;
using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Feeds.Listing;

/// <summary>Finds how a listing goes on: a link that says so by its relation, its class or its words.</summary>
internal static class NextPageGuess
{
    private const int MostLinks = 3_000;
    private const int LongestWords = 40;

    /// <summary>Each one is asked of the whole page.</summary>
    private const int MostSelectors = 50;

    private static readonly string[] ClassWords = ["next", "older", "load-more", "loadmore", "show-more"];
    private static readonly string[] PagerWords = ["pager", "pagination", "paging", "page-nav", "pagenav"];

    private static readonly string[] Words =
        ["next", "older", "more", "»", "›", "→", "seuraava", "vanhemmat", "lisää", "następn", "starsze", "więcej", "järgmi", "vanema", "nākam", "vecāk", "kitas", "senesn", "далее", "старше", "наступн", "старіш", "weiter", "ältere", "suivant", "siguiente"];

    public static string? Find(ListingPage page)
    {
        if (page.Document.QuerySelector("link[rel~=next][href]") is { } declared && page.TargetOf(declared) is not null)
            return "link[rel~=next]";
        return SelectorsOf(page).Distinct(StringComparer.Ordinal).Take(MostSelectors).FirstOrDefault(selector => page.Find(selector).Elements is { Count: > 0 and <= 20 });
    }

    private static IEnumerable<string> SelectorsOf(ListingPage page) =>
        from link in page.Document.Links.Take(MostLinks)
        where page.TargetOf(link) is { } target && HostName.Of(target) == HostName.Of(page.Url)
        let selector = SelectorOf(link)
        where selector is not null
        select selector;

    /// <summary>Whether the words of a link lead on.</summary>
    public static bool SaysNext(string text) => Has(Words, text);

    private static string? SelectorOf(IElement link)
    {
        if (link.GetAttribute("rel")?.Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase) == true)
            return "a[rel~=next]";
        if (link.ClassList.FirstOrDefault(name => ElementShape.IsStable(name) && Has(ClassWords, name)) is { } own)
            return $"a.{own}";
        if (link.ParentElement is not { } parent)
            return null;
        if (parent.ClassList.FirstOrDefault(name => ElementShape.IsStable(name) && Has(ClassWords, name)) is { } ofParent)
            return $".{ofParent} a";
        var pager = ListingPage.SelfAndAncestors(parent).Take(4).Select(element => element.ClassList.FirstOrDefault(name => ElementShape.IsStable(name) && Has(PagerWords, name))).OfType<string>().FirstOrDefault();
        return pager is not null && ListingPage.TextOf(link) is { Length: > 0 and <= LongestWords } text && SaysNext(text) ? $".{pager} a" : null;
    }

    private static bool Has(string[] words, string name) => Array.Exists(words, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
