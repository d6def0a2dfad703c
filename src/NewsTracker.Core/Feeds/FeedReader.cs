using NewsTracker.Core.Feeds.Markup;

namespace NewsTracker.Core.Feeds;

/// <summary>Reads RSS, Atom, RDF, JSON Feed, sitemaps and news sitemaps from bytes. Pure, bounded in time and memory; bad input is an outcome, never an exception.</summary>
public static class FeedReader
{
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
        if (MarkupParser.Parse(text) is { } root)
        {
            if ((XmlFeed.Read(root, context) ?? SitemapReader.Read(root, context)) is { } document)
                return new FeedOutcome.Read(document);
        }

        return new FeedOutcome.NotAFeed(NotAFeedExplanation.Of(text, url));
    }
}
