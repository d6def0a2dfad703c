using System.Text.Json;
using NewsTracker.Core.Extraction.Metadata;
using NewsTracker.Core.Feeds.Text;
using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Feeds;

/// <summary>Reads JSON Feed 1 and 1.1. A member of the wrong type is left out, the rest still read; a character cut in two becomes U+FFFD.</summary>
internal static class JsonFeedReader
{
    private const int DeepestNesting = 32;
    private const int MostParts = 100;

    public static FeedDocument? Read(string text, FeedBase context)
    {
        try
        {
            using var json = JsonDocument.Parse(JsonEscapes.Mend(text).AsMemory().TrimStart('\ufeff'), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = DeepestNesting });
            return IsFeed(json.RootElement) ? ReadFeed(json.RootElement, context) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsFeed(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && (Text(root, "version")?.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) == true || (root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array));

    private static FeedDocument ReadFeed(JsonElement root, FeedBase context)
    {
        var language = FeedBase.Tag(Text(root, "language")) ?? context.Language;
        var authors = Authors(root);
        return new FeedDocument
        {
            Kind = FeedKind.JsonFeed,
            Title = FeedText.Tidy(Text(root, "title")),
            Link = context.Resolve(Text(root, "home_page_url"), null),
            Language = language,
            Description = Text(root, "description") is { } description ? HtmlFragment.Escape(description) : null,
            Entries = [.. Parts(root, "items").Where(item => item.ValueKind == JsonValueKind.Object).Take(FeedReader.MostEntries).Select(item => ReadEntry(item, language, authors, context))],
        };
    }

    private static FeedEntry ReadEntry(JsonElement item, string? feedLanguage, IReadOnlyList<string> feedAuthors, FeedBase context)
    {
        var link = context.Resolve(Text(item, "url"), null) ?? context.Resolve(Text(item, "external_url"), null);
        var language = FeedBase.Tag(Text(item, "language")) ?? feedLanguage;
        var linkBase = link is not null && Uri.TryCreate(link, UriKind.Absolute, out var address) ? address : context.Url;
        return new FeedEntry
        {
            Id = FeedText.Tidy(Text(item, "id")),
            Title = FeedText.Tidy(Text(item, "title")),
            Link = link,
            Published = FeedDates.Read(Text(item, "date_published"), language),
            Updated = FeedDates.Read(Text(item, "date_modified"), language),
            Authors = Authors(item) is { Count: > 0 } own ? own : feedAuthors,
            Summary = Text(item, "summary") is { } summary ? HtmlFragment.Escape(summary) : null,
            Content = Text(item, "content_html") is { } html ? AbsoluteAddresses.Apply(html, linkBase, context) : Text(item, "content_text") is { } plain ? HtmlFragment.Escape(plain) : null,
            Language = language,
            Tags = [.. Parts(item, "tags").Take(MostParts).Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => FeedText.Tidy(FeedDecoder.WithoutControls(tag.GetString()!))).OfType<string>().Distinct(StringComparer.Ordinal)],
            Image = context.Resolve(Text(item, "image") ?? Text(item, "banner_image"), null),
            Enclosures = [.. Parts(item, "attachments").Take(MostParts).Select(part => context.Resolve(Text(part, "url"), null)).OfType<string>().Distinct(StringComparer.Ordinal)],
        };
    }

    private static List<string> Authors(JsonElement element)
    {
        var authors = Parts(element, "authors").Take(MostParts).Concat(element.TryGetProperty("author", out var author) ? [author] : []);
        return [.. authors.Select(one => FeedText.Tidy(one.ValueKind == JsonValueKind.String ? FeedDecoder.WithoutControls(one.GetString()!) : Text(one, "name"))).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The member's array; an object that stands where the array belongs counts as its only part.</summary>
    private static IEnumerable<JsonElement> Parts(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var member))
            yield break;
        if (member.ValueKind is JsonValueKind.Object or JsonValueKind.String)
            yield return member;
        if (member.ValueKind != JsonValueKind.Array)
            yield break;
        foreach (var part in member.EnumerateArray())
            yield return part;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var value) ? null
        : value.ValueKind switch
        {
            JsonValueKind.String => FeedDecoder.WithoutControls(value.GetString()!) is { Length: > 0 } text ? text : null,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
}
