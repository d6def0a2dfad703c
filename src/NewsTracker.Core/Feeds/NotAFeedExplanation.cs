using NewsTracker.Core.Feeds.Markup;

namespace NewsTracker.Core.Feeds;

/// <summary>Says what a document is that is no feed, and where the feeds are if it tells.</summary>
internal static class NotAFeedExplanation
{
    private const int SearchedText = 512 * 1024;
    private const int MostFeeds = 10;

    public static string Of(string text, Uri? url)
    {
        var start = text.AsSpan().TrimStart("\ufeff \t\r\n");
        if (start is ['{' or '[', ..])
            return "The document is JSON, but no JSON Feed: it lacks a version of jsonfeed.org or a list of items.";
        if (!IsPage(text))
            return start is ['<', ..] ? "The document is XML, but none of RSS, Atom, RDF or a sitemap." : "The document is text without any markup of a feed.";
        var feeds = FindFeeds(text, url);
        return feeds.Count == 0 ? "It is an HTML page, and it names no feeds of its own." : $"It is an HTML page; its own feeds are: {string.Join(", ", feeds)}.";
    }

    private static bool IsPage(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 4096));
        return head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase) || head.Contains("<head", StringComparison.OrdinalIgnoreCase)
            || head.Contains("<body", StringComparison.OrdinalIgnoreCase);
    }

    private static List<string> FindFeeds(string text, Uri? url)
    {
        var context = new FeedBase(url, null);
        var searched = text.Length > SearchedText ? text[..SearchedText] : text;
        var feeds = new List<string>();
        for (var at = searched.IndexOf("<link", StringComparison.OrdinalIgnoreCase); at >= 0 && feeds.Count < MostFeeds; at = searched.IndexOf("<link", at, StringComparison.OrdinalIgnoreCase))
        {
            at += 5;
            var attributes = AttributeReader.Read(searched, ref at, 20, entities: null) ?? [];
            if (ValueOf(attributes, "rel")?.Contains("alternate", StringComparison.OrdinalIgnoreCase) == true
                && ValueOf(attributes, "type") is { } type && IsFeedType(type) && context.Resolve(ValueOf(attributes, "href"), null) is { } address && !feeds.Contains(address, StringComparer.Ordinal))
            {
                feeds.Add(address);
            }
        }

        return feeds;
    }

    private static string? ValueOf(List<(string Name, string Value)> attributes, string name) => attributes.Find(attribute => string.Equals(attribute.Name, name, StringComparison.Ordinal)).Value;

    private static bool IsFeedType(string type) =>
        type.Contains("rss", StringComparison.OrdinalIgnoreCase) || type.Contains("atom", StringComparison.OrdinalIgnoreCase) || type.Contains("feed+json", StringComparison.OrdinalIgnoreCase)
        || type.Contains("rdf", StringComparison.OrdinalIgnoreCase);
}
