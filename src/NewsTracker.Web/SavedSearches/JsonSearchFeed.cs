using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsTracker.Web.SavedSearches;

/// <summary>Writes a feed as JSON Feed 1.1 (jsonfeed.org). It leaves feed_url out for the reason that <see cref="AtomSearchFeed"/> has no link to itself.</summary>
internal static class JsonSearchFeed
{
    public const string ContentType = "application/feed+json; charset=utf-8";

    /// <summary>What the version calls itself.</summary>
    public const string Version = "https://jsonfeed.org/version/1.1";

    public static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static byte[] Write(SearchFeed feed) => JsonSerializer.SerializeToUtf8Bytes(
        new Document(
            Version,
            feed.Name,
            feed.Home,
            feed.Description,
            [.. feed.Entries.Select(entry => new Item(
                feed.ReaderOf(entry),
                feed.ReaderOf(entry),
                entry.Url,
                entry.Headline,
                entry.Excerpt,
                Instant(entry.Published),
                Instant(entry.LastChangedAt),
                [.. entry.Names.Select(name => new Author(name))],
                entry.Language))]),
        Json);

    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private sealed record Document(string Version, string Title, string HomePageUrl, string Description, IReadOnlyList<Item> Items);

    public sealed record Item(
        string Id,
        string Url,
        string? ExternalUrl,
        string Title,
        string ContentText,
        string? DatePublished,
        string? DateModified,
        IReadOnlyList<Author> Authors,
        string? Language);

    public sealed record Author(string Name);
}
