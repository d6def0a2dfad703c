using NewsTracker.Core.Feeds.Markup;

namespace NewsTracker.Core.Feeds;

/// <summary>Reads RSS, Atom, RDF, JSON Feed, sitemaps and news sitemaps from bytes. Pure, bounded in time and memory; bad input is an outcome, never an exception.</summary>
public static class FeedReader
{
    internal const int MostEntries = 50_000;

    private const int LongestNoise = 16 * 1024;

    private static readonly string[] Openings = ["<?xml ", "<rss", "<feed ", "<rdf:RDF", "<urlset", "<sitemapindex"];

    /// <param name="content">The bytes as fetched; a .gz sitemap may come as it is stored.</param>
    /// <param name="contentType">The Content-Type header, if any.</param>
    /// <param name="url">The document's address, for resolving relative references.</param>
    /// <param name="contentLanguage">The Content-Language header, for documents that name no language themselves.</param>
    public static FeedOutcome Read(ReadOnlyMemory<byte> content, string? contentType, Uri? url, string? contentLanguage = null)
    {
        if (CompressedContent.Open(content) is not { } bytes)
            return new FeedOutcome.NotAFeed("The document is compressed, and what it unpacks to is damaged or too large to be a feed.");
        if (FeedDecoder.Decode(bytes, contentType) is not { } text)
            return new FeedOutcome.NotAFeed("The document is no text: it may be an image, an archive or a PDF file.");
        var start = text.AsSpan().TrimStart("\ufeff \t\r\n\0");
        if (start.IsEmpty)
            return new FeedOutcome.NotAFeed("The document is empty.");
        var context = new FeedBase(url, FeedBase.Tag(contentLanguage?.Split(',')[0]));
        if (start[0] == '{' && JsonFeedReader.Read(text, context) is { } json)
            return new FeedOutcome.Read(json);
        if ((ReadMarkup(text, context) ?? ReadAfterNoise(text, context)) is { } document)
            return new FeedOutcome.Read(document);
        return new FeedOutcome.NotAFeed(NotAFeedExplanation.Of(text, url));
    }

    private static FeedDocument? ReadMarkup(string text, FeedBase context)
    {
        SitemapReader? sitemap = null;
        var root = FeedMarkupParser.Parse(text, root => (sitemap = SitemapReader.Find(root, context)) is null ? null : sitemap.Take);
        return sitemap?.Read() ?? (root is null ? null : XmlFeed.Read(root, context));
    }

    /// <summary>The warnings of a server's programs stand before the feed, as HTML: what begins with a feed's own first tag is read all the same.</summary>
    private static FeedDocument? ReadAfterNoise(string text, FeedBase context)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, LongestNoise));
        foreach (var opening in Openings)
        {
            if (head.IndexOf(opening, StringComparison.OrdinalIgnoreCase) is var at and > 0)
                return ReadMarkup(text[at..], context);
        }

        return null;
    }
}
