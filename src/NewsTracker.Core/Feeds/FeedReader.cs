using System.IO.Compression;

namespace NewsTracker.Core.Feeds;

/// <summary>Reads RSS, Atom, RDF, JSON Feed, sitemaps and news sitemaps from bytes. Pure.</summary>
public static class FeedReader
{
    /// <summary>Largest document read, unpacked: above the 50 MB that the sitemap protocol allows.</summary>
    private const int MaxBytes = 64 * 1024 * 1024;

    /// <param name="content">The bytes as fetched; a <c>.gz</c> sitemap is unpacked here.</param>
    /// <param name="contentType">The Content-Type header, if any.</param>
    /// <param name="url">The document's address, for resolving relative references.</param>
    public static FeedOutcome Read(ReadOnlyMemory<byte> content, string? contentType, Uri? url)
    {
        if (Unpacked(content) is not { } bytes)
        {
            return new FeedOutcome.NotAFeed("The document is packed with gzip and is damaged, or unpacks to more than 64 MB.");
        }

        var text = FeedText.Decode(bytes.Span, contentType).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.Length == 0)
        {
            return new FeedOutcome.NotAFeed("The document is empty.");
        }

        if (text[0] == '{')
        {
            return JsonFeedReader.Read(text, url);
        }

        if (HtmlFeedLinks.LooksLikeHtml(text))
        {
            return new FeedOutcome.NotAFeed(HtmlFeedLinks.Explain(text, url));
        }

        var root = FeedXml.Parse(text);
        return (root?.Name.LocalName.ToLowerInvariant()) switch
        {
            "rss" or "rdf" or "channel" => new FeedOutcome.Read(RssReader.Read(root!, url)),
            "feed" => new FeedOutcome.Read(AtomReader.Read(root!, url)),
            "urlset" => new FeedOutcome.Read(SitemapReader.ReadUrls(root!, url)),
            "sitemapindex" => new FeedOutcome.Read(SitemapReader.ReadIndex(root!, url)),
            null => new FeedOutcome.NotAFeed("The document is neither XML nor JSON that can be read as a feed."),
            var other => new FeedOutcome.NotAFeed($"The document is XML, but its root element is <{other}>: neither RSS, Atom nor a sitemap."),
        };
    }

    private static ReadOnlyMemory<byte>? Unpacked(ReadOnlyMemory<byte> content)
    {
        if (content.Length < 2 || content.Span[0] != 0x1F || content.Span[1] != 0x8B)
        {
            return content;
        }

        try
        {
            using var gzip = new GZipStream(new MemoryStream(content.ToArray()), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = gzip.Read(buffer)) > 0)
            {
                if (unpacked.Length + read > MaxBytes)
                {
                    return null;
                }

                unpacked.Write(buffer, 0, read);
            }

            return unpacked.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
