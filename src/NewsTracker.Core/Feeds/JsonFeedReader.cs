using System.Text.Json;
using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Feeds;

/// <summary>JSON Feed 1.0 and 1.1 (jsonfeed.org).</summary>
internal static class JsonFeedReader
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    public static FeedOutcome Read(string text, Uri? url)
    {
        try
        {
            using var json = JsonDocument.Parse(text, Options);
            var root = json.RootElement;
            if (!root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array)
            {
                return new FeedOutcome.NotAFeed("The document is JSON without a list of items: no JSON Feed.");
            }

            var language = Text(root, "language");
            return new FeedOutcome.Read(new FeedDocument
            {
                Kind = FeedKind.JsonFeed,
                Title = FeedElements.PlainText(Text(root, "title")),
                Link = Absolute(Text(root, "home_page_url"), url),
                Language = language,
                Description = Text(root, "description"),
                Entries = [.. items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => Entry(item, Names(root), language, url))],
            });
        }
        catch (JsonException exception)
        {
            return new FeedOutcome.NotAFeed($"The document begins like JSON but is broken at line {exception.LineNumber + 1}.");
        }
    }

    private static FeedEntry Entry(JsonElement item, IReadOnlyList<string> feedAuthors, string? language, Uri? url) => new()
    {
        Id = Text(item, "id"),
        Title = FeedElements.PlainText(Text(item, "title")),
        Link = Absolute(Text(item, "url"), url) ?? Absolute(Text(item, "external_url"), url),
        Published = FeedDate.Read(Text(item, "date_published")),
        Updated = FeedDate.Read(Text(item, "date_modified")),
        Authors = Names(item) is { Count: > 0 } own ? own : feedAuthors,
        Summary = Text(item, "summary"),
        Content = Text(item, "content_html") ?? System.Net.WebUtility.HtmlEncode(Text(item, "content_text")),
        Language = Text(item, "language") ?? language,
        Tags = item.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Array
            ? [.. tags.EnumerateArray().Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => tag.GetString()!)] : [],
        Image = Absolute(Text(item, "image"), url),
    };

    private static List<string> Names(JsonElement element)
    {
        var authors = element.TryGetProperty("authors", out var many) && many.ValueKind == JsonValueKind.Array ? many.EnumerateArray()
            : Enumerable.Empty<JsonElement>();
        if (element.TryGetProperty("author", out var one) && one.ValueKind == JsonValueKind.Object)
        {
            authors = authors.Append(one);
        }

        return [.. authors.Where(author => author.ValueKind == JsonValueKind.Object).Select(author => FeedElements.PlainText(Text(author, "name"))).OfType<string>().Distinct()];
    }

    private static string? Text(JsonElement element, string name) =>
        !element.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? (string.IsNullOrWhiteSpace(value.GetString()) ? null : value.GetString()!.Trim())
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : null;

    private static string? Absolute(string? address, Uri? url) =>
        (Uri.TryCreate(address, UriKind.Absolute, out var absolute) || (url is not null && Uri.TryCreate(url, address, out absolute))) && absolute.Scheme is "http" or "https" && address is not null
            ? absolute!.AbsoluteUri : null;
}
