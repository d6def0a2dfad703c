using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Feeds;

namespace NewsTracker.Scraping.Polling;

/// <summary>Keeps what a feed claims within what can be: no date before the web, none in the future, no title or address of a megabyte.</summary>
internal static class EntryBounds
{
    private const int LongestTitle = 1_000;
    private const int LongestId = 1_000;

    /// <summary>Clocks differ, and a day named in the far east begins earlier.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    private static readonly DateTimeOffset FirstWebPage = new(1991, 8, 6, 0, 0, 0, TimeSpan.Zero);

    public static FeedDocument Within(FeedDocument document, DateTimeOffset now) =>
        document with { Title = Line(document.Title), Entries = [.. document.Entries.Select(entry => Within(entry, now))] };

    private static FeedEntry Within(FeedEntry entry, DateTimeOffset now) => entry with
    {
        Id = entry.Id?.CutTo(LongestId),
        Title = Line(entry.Title),
        Authors = [.. entry.Authors.Select(Line).OfType<string>()],
        Link = entry.Link is { Length: <= ArticleAddress.MaxLength } link && IsWeb(link) ? link : null,
        Published = Plausible(entry.Published, now),
        Updated = Plausible(entry.Updated, now),
    };

    private static bool IsWeb(string link) =>
        Uri.TryCreate(link.Trim(), UriKind.Absolute, out var url) && url.IsWeb();

    private static PrintedInstant? Plausible(PrintedInstant? instant, DateTimeOffset now) =>
        instant is { Local.Year: > 1 and < 9999 } && instant.ToUtc() is var at && at >= FirstWebPage && at <= now + Ahead ? instant : null;

    private static string? Line(string? text) => text is not null && InertText.Line(text).CutTo(LongestTitle) is { Length: > 0 } line ? line : null;
}
