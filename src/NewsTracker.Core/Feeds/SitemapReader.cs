using NewsTracker.Core.Feeds.Markup;
using NewsTracker.Core.Feeds.Text;
using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Feeds;

/// <summary>Reads sitemaps, sitemap indexes and Google's news sitemaps, one address at a time: a sitemap may list all that a site ever had.</summary>
internal sealed class SitemapReader
{
    /// <summary>The protocol allows this many in one file.</summary>
    private const int MostAddresses = 50_000;

    private readonly FeedBase context;
    private readonly bool isIndex;
    private readonly List<SitemapReference> sitemaps = [];
    private readonly List<FeedEntry> entries = [];
    private bool isNews;

    private SitemapReader(FeedBase context, bool isIndex) => (this.context, this.isIndex) = (context, isIndex);

    /// <summary>A reader for the children of a sitemap's root; null where the root is another's.</summary>
    public static SitemapReader? Find(FeedElement root, FeedBase context) => root.Name is "sitemapindex" or "urlset" ? new SitemapReader(context, root.Name == "sitemapindex") : null;

    public void Take(FeedElement child)
    {
        if (isIndex && child.Name == "sitemap" && sitemaps.Count < MostAddresses && ReadReference(child, context) is { } sitemap)
        {
            sitemaps.Add(sitemap);
        }
        else if (!isIndex && child.Name == "url" && entries.Count < MostAddresses && AddressOf(child, context) is { } address)
        {
            var news = child.Find(Vocabulary.News, "news");
            isNews |= news is not null;
            entries.Add(ReadEntry(child, news, address, context));
        }
    }

    /// <summary>What was taken, as a document.</summary>
    public FeedDocument Read() => isIndex
        ? new FeedDocument { Kind = FeedKind.SitemapIndex, ListedSitemaps = sitemaps }
        : new FeedDocument
        {
            Kind = isNews ? FeedKind.NewsSitemap : FeedKind.Sitemap,
            Title = isNews ? entries.Select(entry => entry.SourceName).FirstOrDefault(name => name is not null) : null,
            Language = isNews ? entries.Select(entry => entry.Language).FirstOrDefault(language => language is not null) : null,
            Entries = entries,
        };

    private static SitemapReference? ReadReference(FeedElement sitemap, FeedBase context) =>
        AddressOf(sitemap, context) is { } address ? new SitemapReference(address, FeedDates.Read(ChildNamed(sitemap, "lastmod")?.OwnText, language: null)) : null;

    private static FeedEntry ReadEntry(FeedElement url, FeedElement? news, string address, FeedBase context)
    {
        var publication = news?.Find(Vocabulary.News, "publication");
        var language = FeedBase.Tag(FeedText.Plain(publication?.Find(Vocabulary.News, "language")));
        return new FeedEntry
        {
            Id = address,
            Link = address,
            Title = FeedText.Plain(news?.Find(Vocabulary.News, "title")),
            Published = FeedDates.Read(news?.Find(Vocabulary.News, "publication_date")?.OwnText, language),
            Updated = FeedDates.Read(ChildNamed(url, "lastmod")?.OwnText, language),
            Language = language,
            SourceName = FeedText.Plain(publication?.Find(Vocabulary.News, "name")),
            Tags = news is null ? [] : ItemParts.Tags(news),
            Image = ChildNamed(url, "image") is { } image ? context.Resolve(FeedText.Tidy(ChildNamed(image, "loc")?.OwnText), image) : null,
        };
    }

    private static string? AddressOf(FeedElement element, FeedBase context) => context.Resolve(FeedText.Tidy(ChildNamed(element, "loc")?.OwnText), element);

    private static FeedElement? ChildNamed(FeedElement element, string name)
    {
        foreach (var child in element.Children)
        {
            if (string.Equals(child.Name, name, StringComparison.Ordinal))
                return child;
        }

        return null;
    }
}
