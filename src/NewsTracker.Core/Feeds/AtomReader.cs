using System.Xml.Linq;
using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Feeds;

/// <summary>Atom 1.0 (RFC 4287) and its forerunner 0.3.</summary>
internal static class AtomReader
{
    public static FeedDocument Read(XElement root, Uri? url) => new()
    {
        Kind = FeedKind.Atom,
        Title = TextOf(root.Plain("title")),
        Link = LinkOf(root, url),
        Language = root.Language(),
        Description = TextOf(root.Plain("subtitle") ?? root.Plain("tagline")),
        Entries = [.. root.Children("entry").Select(entry => Entry(entry, root, url))],
    };

    private static FeedEntry Entry(XElement entry, XElement root, Uri? url)
    {
        var source = entry.Plain("source");
        return new FeedEntry
        {
            Id = entry.Plain("id").Text(),
            Title = TextOf(entry.Plain("title")),
            Link = LinkOf(entry, url),
            Published = FeedDate.Read((entry.Plain("published") ?? entry.Plain("issued") ?? entry.Plain("created")).Text()),
            Updated = FeedDate.Read((entry.Plain("updated") ?? entry.Plain("modified")).Text()),

            // An entry without an author has its source's, else the feed's (RFC 4287, 4.2.1).
            Authors = [.. new[] { Authors(entry), source is null ? [] : Authors(source), Authors(root) }.FirstOrDefault(authors => authors.Count > 0) ?? []],
            Summary = HtmlOf(entry.Plain("summary")),
            Content = HtmlOf(entry.Plain("content")),
            Language = entry.Language(),
            Tags = [.. entry.Children("category").Select(tag => FeedElements.PlainText(tag.Attribute("label")?.Value ?? tag.Attribute("term")?.Value)).OfType<string>().Distinct()],
            SourceName = TextOf(source?.Plain("title")),
        };
    }

    private static List<string> Authors(XElement element) =>
        [.. element.Children("author").Select(author => FeedElements.PlainText(author.Plain("name").Text() ?? author.Text())).OfType<string>().Distinct()];

    private static string? LinkOf(XElement element, Uri? url)
    {
        var links = element.Children("link").Where(link => link.Attribute("href") is not null).ToList();
        var link = links.Find(candidate => candidate.Attribute("rel")?.Value is null or "alternate") ?? links.Find(candidate => candidate.Attribute("rel")?.Value is not "self" and not "enclosure" and not "edit");
        return link?.Absolute(link.Attribute("href")!.Value, url);
    }

    private static string? TextOf(XElement? construct) =>
        construct is null ? null
        : construct.Attribute("type")?.Value is "html" or "text/html" ? FeedElements.PlainText(construct.Text())
        : FeedElements.PlainText(System.Net.WebUtility.HtmlEncode(construct.Text()));

    private static string? HtmlOf(XElement? construct) => construct?.Attribute("type")?.Value switch
    {
        null when construct is null => null,
        "xhtml" => string.Concat(construct!.Nodes().Select(node => node.ToString(SaveOptions.DisableFormatting))).Trim(),
        "html" or "text/html" => construct!.Text(),
        _ => System.Net.WebUtility.HtmlEncode(construct!.Text()),
    };
}
