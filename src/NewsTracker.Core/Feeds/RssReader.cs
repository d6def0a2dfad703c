using System.Xml.Linq;
using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Feeds;

/// <summary>RSS 0.9x, 1.0 (RDF) and 2.0, with Dublin Core, content and media extensions.</summary>
internal static class RssReader
{
    public static FeedDocument Read(XElement root, Uri? url)
    {
        var channel = root.Name.LocalName == "channel" ? root : root.Children("channel").FirstOrDefault() ?? root;
        var language = channel.Plain("language").Text() ?? channel.Extension("dc", "language").Text() ?? root.Language();

        // RSS 1.0 puts items beside the channel, the others within it.
        var items = channel.Children("item").Concat(channel == root ? [] : root.Children("item"));
        return new FeedDocument
        {
            Kind = FeedKind.Rss,
            Title = FeedElements.PlainText(channel.Plain("title").Text() ?? channel.Extension("dc", "title").Text()),
            Link = channel.Absolute(channel.Plain("link").Text(), url),
            Language = language,
            Description = channel.Plain("description").Text(),
            Entries = [.. items.Select(item => Entry(item, language, url))],
        };
    }

    private static FeedEntry Entry(XElement item, string? language, Uri? url)
    {
        var guid = item.Plain("guid");
        var isPermaLink = guid is not null && !string.Equals(guid.Attribute("isPermaLink")?.Value, "false", StringComparison.OrdinalIgnoreCase);
        return new FeedEntry
        {
            Id = guid.Text() ?? item.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName == "about")?.Value,
            Title = FeedElements.PlainText(item.Plain("title").Text() ?? item.Extension("dc", "title").Text() ?? item.Extension("media", "title").Text()),
            Link = item.Absolute(item.Plain("link").Text(), url)
                ?? item.Absolute(item.Extension("atom", "link")?.Attribute("href")?.Value, url)
                ?? (isPermaLink ? item.Absolute(guid.Text(), url) : null),
            Published = FeedDate.Read(item.Plain("pubDate").Text() ?? item.Extension("dc", "date").Text() ?? item.Extension("dc", "created").Text() ?? item.Extension("atom", "published").Text()),
            Updated = FeedDate.Read(item.Extension("atom", "updated").Text() ?? item.Extension("dc", "modified").Text()),
            Authors = [.. Authors(item)],
            Summary = item.Plain("description").Text() ?? item.Extension("media", "description").Text(),
            Content = item.Extension("content", "encoded").Text(),
            Language = item.Extension("dc", "language").Text() ?? language,
            Tags = [.. item.Children("category").Concat(item.Children("subject")).Select(tag => FeedElements.PlainText(tag.Text())).OfType<string>().Distinct()],
            SourceName = FeedElements.PlainText(item.Plain("source").Text()),
            Image = item.Absolute((item.Extension("media", "content") ?? item.Extension("media", "thumbnail"))?.Attribute("url")?.Value, url),
        };
    }

    private static IEnumerable<string> Authors(XElement item)
    {
        var creators = item.Children("creator").Select(creator => FeedElements.PlainText(creator.Text())).OfType<string>().ToList();
        return creators.Count > 0 ? creators.Distinct() : item.Children("author").Select(author => NameOf(FeedElements.PlainText(author.Text()))).OfType<string>().Distinct();
    }

    /// <summary>RSS 2.0 asks for an email address, often followed by the name: <c>desk@example.org (News Desk)</c>.</summary>
    private static string? NameOf(string? author)
    {
        if (author is null)
        {
            return null;
        }

        var open = author.IndexOf('(', StringComparison.Ordinal);
        return open > 0 && author[..open].Contains('@', StringComparison.Ordinal) && author.EndsWith(')') ? author[(open + 1)..^1].Trim() : author;
    }
}
