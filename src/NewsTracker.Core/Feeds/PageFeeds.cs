using AngleSharp.Dom;
using NewsTracker.Core.Feeds.Listing;

namespace NewsTracker.Core.Feeds;

/// <summary>A feed that a page names.</summary>
/// <param name="IsDeclared">By a link element, for programs; else by a link that readers see.</param>
public sealed record NamedFeed(Uri Url, string? Title, bool IsDeclared);

/// <summary>What a page tells of its site's feeds.</summary>
public sealed record PageFeeds(string? SiteName, IReadOnlyList<NamedFeed> Feeds)
{
    private const int MostFeeds = 20;
    private const int MostLinks = 3_000;
    private const int LongestTitle = 200;

    private static readonly string[] FeedTypes = ["rss", "atom", "feed+json", "rdf"];
    private static readonly string[] FeedEndings = [".rss", ".atom", ".rdf", "/rss", "/feed", "/atom", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json", "/rss/"];

    /// <summary>The feeds that a page names, those for programs first; none where the document is no page.</summary>
    public static PageFeeds Read(ReadOnlyMemory<byte> content, string? contentType, Uri url)
    {
        var (page, _) = ListingPage.Parse(content, contentType, url);
        if (page is null)
            return new PageFeeds(null, []);
        using (page)
        {
            var declared = page.Document.QuerySelectorAll("link[rel~=alternate][type][href]").Take(MostLinks).Where(IsFeed);
            var shown = page.Document.Links.Take(MostLinks).Where(link => link.LocalName == "a" && page.TargetOf(link) is { } target && LeadsToFeed(target));
            var feeds = declared.Select(link => (Element: link, IsDeclared: true)).Concat(shown.Select(link => (Element: link, IsDeclared: false)))
                .Select(link => page.TargetOf(link.Element) is { } target ? new NamedFeed(target, Line(link.IsDeclared ? link.Element.GetAttribute("title") : ListingPage.TextOf(link.Element)), link.IsDeclared) : null)
                .OfType<NamedFeed>().DistinctBy(feed => feed.Url).Take(MostFeeds).ToList();
            return new PageFeeds(Line(page.Document.QuerySelector("meta[property='og:site_name']")?.GetAttribute("content")) ?? Line(page.Document.Title), feeds);
        }
    }

    private static bool IsFeed(IElement link) =>
        link.GetAttribute("type") is { } type && Array.Exists(FeedTypes, name => type.Contains(name, StringComparison.OrdinalIgnoreCase));

    private static bool LeadsToFeed(Uri target) =>
        Array.Exists(FeedEndings, ending => target.AbsolutePath.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        || (target.AbsolutePath.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && (target.AbsolutePath.Contains("rss", StringComparison.OrdinalIgnoreCase) || target.AbsolutePath.Contains("feed", StringComparison.OrdinalIgnoreCase)));

    private static string? Line(string? text) =>
        (text ?? "").CutTo(LongestTitle).OnOneLine() is { Length: > 0 } line ? line : null;
}
