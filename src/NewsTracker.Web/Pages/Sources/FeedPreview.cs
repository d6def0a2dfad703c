using System.Diagnostics;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>What lies at an address, shown before it is added.</summary>
public sealed record FeedPreview(FeedKind Kind, string? Title, int Count, IReadOnlyList<FeedPreview.Item> Items, string HomeUrl)
{
    private const int ItemsShown = 10;

    /// <returns>The preview, or why there is none.</returns>
    internal static (FeedPreview? Preview, string? Problem) Of(FeedReading reading, Uri url) => reading switch
    {
        FeedReading.Read { Document: var document } => (Of(document, url), null),
        FeedReading.NotAFeed notAFeed => (null, notAFeed.Explanation),
        FeedReading.NotModified => (null, $"{url.Host} answered that nothing changed, though we had not asked before."),
        FeedReading.Failed failed => (null, failed.Outcome.Explanation),
        _ => throw new UnreachableException(),
    };

    private static FeedPreview Of(FeedDocument document, Uri url) => new(
        document.Kind,
        OneLine(document.Title),
        document.Entries.Count,
        [.. document.Entries.Take(ItemsShown).Select(e => new Item(OneLine(e.Title), CanonicalUrl.Find(e.Link)?.Value, e.Published ?? e.Updated))],
        HomeOf(document, url));

    /// <summary>The publisher's home page: where the feed says, if that is on the feed's own host, else the feed's own origin.</summary>
    private static string HomeOf(FeedDocument document, Uri url) =>
        (CanonicalUrl.Find(document.Link) is { } link && link.Uri.IdnHost == url.IdnHost ? link.Uri : url).GetLeftPart(UriPartial.Authority) + "/";

    private static string? OneLine(string? text) => string.IsNullOrWhiteSpace(text)
        ? null
        : string.Join(' ', (text.Length > 300 ? text[..300] : text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public sealed record Item(string? Headline, string? Link, PrintedInstant? Date);
}
