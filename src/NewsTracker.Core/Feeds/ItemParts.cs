using NewsTracker.Core.Feeds.Markup;
using NewsTracker.Core.Feeds.Text;

namespace NewsTracker.Core.Feeds;

/// <summary>Finds the parts of a feed or item among its children, whatever vocabulary names them.</summary>
internal static class ItemParts
{
    private const int MostTags = 100;

    /// <summary>The first child of the names asked for that holds something, in the order of the names.</summary>
    public static FeedElement? FirstOf(FeedElement element, params ReadOnlySpan<(Vocabulary Vocabulary, string Name)> names)
    {
        foreach (var (vocabulary, name) in names)
        {
            foreach (var child in element.Children)
            {
                if (child.Is(vocabulary, name) && (child.HasElements || !string.IsNullOrWhiteSpace(child.OwnText)))
                    return child;
            }
        }

        return null;
    }

    /// <summary>The address of an Atom link: <c>rel="alternate"</c>, pages before other types.</summary>
    public static string? AtomLink(FeedElement element, FeedBase context)
    {
        FeedElement? best = null;
        foreach (var link in element.Children)
        {
            if (link.Name == "link" && link.Vocabulary == Vocabulary.Atom && (link["rel"] ?? "alternate") is "alternate" or "" && AddressOf(link) is not null
                && (best is null || (IsPage(link) && !IsPage(best))))
            {
                best = link;
            }
        }

        return best is null ? null : context.Resolve(AddressOf(best), best);
    }

    public static IReadOnlyList<string> Tags(FeedElement element)
    {
        List<string>? tags = null;
        foreach (var child in element.Children)
        {
            if (child is not ({ Name: "category", Vocabulary: Vocabulary.Rss or Vocabulary.Atom or Vocabulary.Media } or { Name: "subject", Vocabulary: Vocabulary.Dublin }
                or { Name: "keywords", Vocabulary: Vocabulary.Itunes or Vocabulary.Media or Vocabulary.News } or { Name: "tags", Vocabulary: Vocabulary.Rss } or { Name: "category", Vocabulary: Vocabulary.Itunes }))
            {
                continue;
            }

            var text = child["term"] ?? child["text"] ?? FeedText.Plain(child) ?? child["label"];
            foreach (var tag in child.Name is "tags" or "keywords" ? text?.Split(',') ?? [] : [text ?? ""])
            {
                if (FeedText.Tidy(tag) is { } tidy && (tags ??= []).Count < MostTags && !tags.Contains(tidy, StringComparer.Ordinal))
                    tags.Add(tidy);
            }
        }

        return tags ?? (IReadOnlyList<string>)[];
    }

    public static IReadOnlyList<string> Enclosures(FeedElement element, FeedBase context)
    {
        List<string>? addresses = null;
        foreach (var child in element.Children)
        {
            var printed = child switch
            {
                { Name: "enclosure", Vocabulary: Vocabulary.Rss } => child["url"] ?? child["href"] ?? FeedText.Tidy(child.OwnText),
                { Name: "link", Vocabulary: Vocabulary.Atom } when child["rel"] == "enclosure" => AddressOf(child),
                { Name: "content", Vocabulary: Vocabulary.Media } => child["url"],
                _ => null,
            };
            if (context.Resolve(printed, child) is { } address && (addresses ??= []).Count < MostTags && !addresses.Contains(address, StringComparer.Ordinal))
                addresses.Add(address);
        }

        return addresses ?? (IReadOnlyList<string>)[];
    }

    public static string? Image(FeedElement element, FeedBase context)
    {
        string? thumbnail = null;
        foreach (var child in element.Children)
        {
            var printed = child switch
            {
                { Name: "image", Vocabulary: Vocabulary.Itunes } => child["href"] ?? child["url"] ?? child.OwnText,
                { Name: "link", Vocabulary: Vocabulary.Itunes } when child["rel"] == "image" => child["href"],
                { Name: "content", Vocabulary: Vocabulary.Media } when IsImage(child) => child["url"],
                { Name: "enclosure" } when IsImage(child) => child["url"],
                _ => null,
            };
            if (context.Resolve(printed, child) is { } image)
                return image;
            thumbnail ??= child switch
            {
                { Name: "thumbnail", Vocabulary: Vocabulary.Media } => context.Resolve(child["url"], child),
                { Name: "group" or "content", Vocabulary: Vocabulary.Media } => Image(child, context),
                { Name: "image", Vocabulary: Vocabulary.Rss } => context.Resolve(FeedText.Plain(child.Find(Vocabulary.Rss, "url")) ?? child["href"] ?? child["url"], child),
                _ => null,
            };
        }

        return thumbnail;
    }

    private static string? AddressOf(FeedElement link) => link["href"] is { Length: > 0 } href ? href : FeedText.Tidy(link.OwnText);

    private static bool IsPage(FeedElement link) => link["type"] is null or "text/html" or "application/xhtml+xml" or "";

    private static bool IsImage(FeedElement element) =>
        element["medium"] == "image" || element["type"]?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true;
}
