using System.Xml.Linq;
using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Feeds;

/// <summary>Sitemaps, their indexes, and the news extension (sitemaps.org protocol 0.9).</summary>
internal static class SitemapReader
{
    public static FeedDocument ReadUrls(XElement root, Uri? url)
    {
        var entries = root.Children("url").Select(entry => Entry(entry, url)).ToList();
        return new FeedDocument { Kind = root.Children("url").Any(entry => entry.Children("news").Any()) ? FeedKind.NewsSitemap : FeedKind.Sitemap, Entries = entries };
    }

    public static FeedDocument ReadIndex(XElement root, Uri? url) => new()
    {
        Kind = FeedKind.SitemapIndex,
        Sitemaps = [.. root.Children("sitemap").Select(sitemap => sitemap.Absolute(sitemap.Plain("loc").Text(), url)).OfType<string>()],
    };

    private static FeedEntry Entry(XElement entry, Uri? url)
    {
        var news = entry.Children("news").FirstOrDefault();
        var publication = news?.Children("publication").FirstOrDefault();
        return new FeedEntry
        {
            Link = entry.Absolute(entry.Plain("loc").Text(), url),
            Title = FeedElements.PlainText(news?.Children("title").FirstOrDefault().Text()),
            Published = FeedDate.Read(news?.Children("publication_date").FirstOrDefault().Text()),
            Updated = FeedDate.Read(entry.Plain("lastmod").Text()),
            Language = publication?.Children("language").FirstOrDefault().Text(),
            SourceName = publication?.Children("name").FirstOrDefault().Text(),
            Tags = [.. (news?.Children("keywords").FirstOrDefault().Text() ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        };
    }
}
