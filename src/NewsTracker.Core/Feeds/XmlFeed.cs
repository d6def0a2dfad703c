using NewsTracker.Core.Articles;
using NewsTracker.Core.Feeds.Markup;
using NewsTracker.Core.Feeds.Text;
using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Feeds;

/// <summary>Reads RSS of every age, RDF and Atom: their vocabularies are mixed so freely that one reader takes them all.</summary>
internal sealed class XmlFeed(FeedElement root, FeedElement channel, FeedKind kind, FeedBase context)
{
    private readonly IReadOnlyList<string> channelAuthors = FeedPeople.Of(channel);

    public static FeedDocument? Read(FeedElement root, FeedBase context)
    {
        var isAtom = root.Name == "feed";
        if (!isAtom && root is not ({ Name: "rss" } or { Name: "rdf" } or { Name: "channel" } or { Name: "item" }))
            return null;
        var channel = isAtom || root.Name is "channel" ? root : root.Find(Vocabulary.Rss, "channel") ?? ChildNamed(root, "channel") ?? root;
        return new XmlFeed(root, channel, isAtom ? FeedKind.Atom : FeedKind.Rss, context).Read();
    }

    private FeedDocument Read()
    {
        var title = ItemParts.FirstOf(channel, (Vocabulary.Atom, "title"), (Vocabulary.Rss, "title"), (Vocabulary.Dublin, "title"));
        var language = FeedBase.LanguageOf(channel, null) ?? FeedBase.Tag(FeedText.Plain(ItemParts.FirstOf(channel, (Vocabulary.Rss, "language"), (Vocabulary.Dublin, "language")))) ?? context.Language;
        return new FeedDocument
        {
            Kind = kind,
            Title = FeedText.Plain(title),
            Link = LinkOf(channel),
            Language = language,
            Description = FeedText.Html(
                ItemParts.FirstOf(
                    channel, (Vocabulary.Atom, "subtitle"), (Vocabulary.Atom, "tagline"), (Vocabulary.Rss, "description"), (Vocabulary.Dublin, "description"),
                    (Vocabulary.Itunes, "summary"), (Vocabulary.Itunes, "subtitle"), (Vocabulary.Rss, "tagline"), (Vocabulary.Rss, "subtitle")),
                context),
            Pace = FeedPaceReader.Read(channel),
            Entries = [.. Items().Take(FeedReader.MostEntries).Select(item => ReadEntry(item, language))],
        };
    }

    private IEnumerable<FeedElement> Items()
    {
        foreach (var part in ReferenceEquals(root, channel) ? [root] : new[] { root, channel })
        {
            foreach (var child in part.Children)
            {
                if (child is { Name: "item" or "entry", Vocabulary: not Vocabulary.Other })
                    yield return child;
                else if (child is { Name: "items", Vocabulary: Vocabulary.Rss })
                {
                    foreach (var item in child.Children.Where(item => item is { Name: "item", Vocabulary: Vocabulary.Rss }))
                        yield return item;
                }
            }
        }
    }

    private FeedEntry ReadEntry(FeedElement item, string? feedLanguage)
    {
        var content = ItemParts.FirstOf(
            item, (Vocabulary.Atom, "content"), (Vocabulary.Content, "encoded"), (Vocabulary.Rss, "content"), (Vocabulary.Html, "body"), (Vocabulary.Html, "div"), (Vocabulary.Rss, "body"), (Vocabulary.Rss, "fullitem"), (Vocabulary.Rss, "content_encoded"));
        var summary = ItemParts.FirstOf(
            item, (Vocabulary.Atom, "summary"), (Vocabulary.Rss, "description"), (Vocabulary.Dublin, "description"), (Vocabulary.DublinTerms, "abstract"), (Vocabulary.Rss, "summary"),
            (Vocabulary.Itunes, "summary"), (Vocabulary.Media, "description"), (Vocabulary.Itunes, "subtitle"));
        if (content is null && summary is { Vocabulary: Vocabulary.Rss, Name: "description" })
            content = ItemParts.FirstOf(item, (Vocabulary.Rss, "summary"));
        var title = TitleOf(item);
        var language = FeedBase.LanguageOf(content ?? summary ?? title ?? item, FeedBase.Tag(FeedText.Plain(ItemParts.FirstOf(item, (Vocabulary.Dublin, "language"), (Vocabulary.Rss, "language")))) ?? feedLanguage);
        return new FeedEntry
        {
            Id = IdOf(item),
            Title = FeedText.Plain(title),
            Link = LinkOf(item),
            Published = DateOf(item, language, (Vocabulary.Atom, "published"), (Vocabulary.Rss, "pubdate"), (Vocabulary.Atom, "issued"), (Vocabulary.DublinTerms, "issued"), (Vocabulary.Dublin, "date"), (Vocabulary.DublinTerms, "created"), (Vocabulary.Atom, "created"), (Vocabulary.Rss, "published"), (Vocabulary.Rss, "date")),
            Updated = DateOf(item, language, (Vocabulary.Atom, "updated"), (Vocabulary.Atom, "modified"), (Vocabulary.DublinTerms, "modified"), (Vocabulary.Rss, "updated"), (Vocabulary.Rss, "lastbuilddate")),
            Authors = FeedPeople.Of(item) is { Count: > 0 } own ? own : item.Find(Vocabulary.Atom, "source") is { } source && FeedPeople.Of(source) is { Count: > 0 } theirs ? theirs : channelAuthors,
            Summary = FeedText.Html(summary, context),
            Content = FeedText.Html(content, context),
            Language = language,
            Tags = ItemParts.Tags(item),
            SourceName = SourceOf(item),
            Image = ItemParts.Image(item, context),
            Enclosures = ItemParts.Enclosures(item, context),
        };
    }

    private static FeedElement? TitleOf(FeedElement item) =>
        ItemParts.FirstOf(item, (Vocabulary.Atom, "title"), (Vocabulary.Rss, "title"), (Vocabulary.Dublin, "title"), (Vocabulary.Media, "title"), (Vocabulary.Itunes, "title"));

    private string? IdOf(FeedElement item)
    {
        var id = ItemParts.FirstOf(item, (Vocabulary.Atom, "id"), (Vocabulary.Rss, "guid"), (Vocabulary.Rss, "id"), (Vocabulary.Dublin, "identifier"));
        if (id is null)
            return FeedText.Tidy(item["rdf:about"] ?? item["about"]);
        var text = FeedText.Tidy(id.OwnText);
        return id is { Name: "id", Vocabulary: Vocabulary.Atom } && text is ['/' or '.', ..] ? context.Resolve(text, id) : text;
    }

    private string? LinkOf(FeedElement element)
    {
        // FeedBurner counts clicks through its own addresses, and names the publisher's beside them.
        var plain = ItemParts.FirstOf(element, (Vocabulary.FeedBurner, "origlink"), (Vocabulary.Rss, "link"));
        var link = plain is null ? null : context.Resolve(FeedText.Tidy(plain.OwnText), plain);
        link ??= ItemParts.AtomLink(element, context);
        if (link is null && element.Children.FirstOrDefault(child => child is { Name: "link", Vocabulary: Vocabulary.Rss } && child["href"] is not null && (child["rel"] ?? "alternate") == "alternate") is { } stray)
            link = context.Resolve(stray["href"], stray);
        if (link is null && element.Find(Vocabulary.Rss, "guid") is { } guid && guid["ispermalink"] is not "false" && guid.OwnText.Trim() is var address
            && (address.StartsWith("http", StringComparison.OrdinalIgnoreCase) || guid["ispermalink"] == "true"))
        {
            link = context.Resolve(address, guid);
        }

        return link ?? (element.Name == "item" && (element["rdf:about"] ?? element["about"]) is { } about && about.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? about.Trim() : null);
    }

    private static PrintedInstant? DateOf(FeedElement item, string? language, params ReadOnlySpan<(Vocabulary Vocabulary, string Name)> names)
    {
        foreach (var name in names)
        {
            if (ItemParts.FirstOf(item, name) is { } element && FeedDates.Read(element.OwnText, language) is { } date)
                return date;
        }

        return null;
    }

    private static string? SourceOf(FeedElement item)
    {
        var source = ItemParts.FirstOf(item, (Vocabulary.Atom, "source"), (Vocabulary.Rss, "source"), (Vocabulary.Dublin, "source"));
        return source is { HasElements: true } ? FeedText.Plain(ItemParts.FirstOf(source, (Vocabulary.Atom, "title"), (Vocabulary.Rss, "title"))) : FeedText.Plain(source);
    }

    private static FeedElement? ChildNamed(FeedElement element, string name) => element.Children.FirstOrDefault(child => string.Equals(child.Name, name, StringComparison.Ordinal));
}
