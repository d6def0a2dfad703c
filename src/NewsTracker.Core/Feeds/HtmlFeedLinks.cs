using AngleSharp.Html.Parser;

namespace NewsTracker.Core.Feeds;

/// <summary>Helps whoever gave a page's address where a feed's was meant.</summary>
internal static class HtmlFeedLinks
{
    private static readonly string[] FeedTypes = ["application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"];

    public static bool LooksLikeHtml(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 1024));
        return head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.Contains("<html", StringComparison.OrdinalIgnoreCase);
    }

    public static string Explain(string html, Uri? url)
    {
        // The links stand in the head; there is no need to read a page of megabytes for them.
        var document = new HtmlParser().ParseDocument(html.Length > 256 * 1024 ? html[..(256 * 1024)] : html);
        var feeds = document.QuerySelectorAll("link[rel~=alternate][href]")
            .Where(link => FeedTypes.Contains(link.GetAttribute("type")?.Trim(), StringComparer.OrdinalIgnoreCase))
            .Select(link => Uri.TryCreate(link.GetAttribute("href"), UriKind.Absolute, out var absolute) || (url is not null && Uri.TryCreate(url, link.GetAttribute("href"), out absolute)) ? absolute : null)
            .OfType<Uri>().Where(feed => feed.Scheme is "http" or "https").Select(feed => feed.AbsoluteUri).Distinct().Take(5).ToList();
        return feeds.Count == 0
            ? "The document is a web page, not a feed, and it names no feed of its own."
            : $"The document is a web page, not a feed. The feeds it names are: {string.Join(", ", feeds)}";
    }
}
