using System.Globalization;
using System.Net.Http.Headers;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.Polling;

/// <summary>How often a feed brings news, and how often its publisher wants to be asked.</summary>
internal static class FeedRhythm
{
    /// <summary>Enough to tell a habit, few enough to notice a change of it.</summary>
    public const int LatestArticles = 10;

    private static readonly TimeSpan LongestCaching = TimeSpan.FromDays(1);

    /// <summary>The average gap between the latest articles, the time since the newest one included: a feed that falls silent slows down.</summary>
    public static TimeSpan? Of(FeedDocument document, DateTimeOffset now) => Latest(document, now) is { Count: > 1 } latest ? (now - latest[^1]) / latest.Count : null;

    /// <summary>The same without the time since the newest one, which tells a rare feed from one that has died.</summary>
    public static TimeSpan? PrintedGap(FeedDocument document, DateTimeOffset now) => Latest(document, now) is { Count: > 1 } latest ? (latest[0] - latest[^1]) / (latest.Count - 1) : null;

    /// <summary>The average gap between the articles of a feed that prints no dates, by its latest arrivals: what the first of them brought had piled up before.</summary>
    /// <param name="arrivals">Newest first.</param>
    public static TimeSpan? Of(IReadOnlyCollection<FeedArrival> arrivals, DateTimeOffset now)
    {
        var latest = arrivals.Take(LatestArticles).ToList();
        return latest.Count < 2 ? null : (now - latest[^1].At) / latest.SkipLast(1).Sum(arrival => arrival.Articles);
    }

    /// <summary>What has become of the rhythm of a feed that brought nothing since it was last polled: the average gap grows by that time's share.</summary>
    public static TimeSpan? Aged(Feed feed, DateTimeOffset now) =>
        feed is { Rhythm: { } rhythm, LastPolledAt: { } last } && now > last ? rhythm + ((now - last) / LatestArticles) : feed.Rhythm;

    /// <summary>The longest of what the feed itself and its answer's Cache-Control ask for.</summary>
    public static FeedPace? AskedBy(FeedDocument document, FetchOutcome.Fetched response)
    {
        var caching = MaxAge(response.Headers);
        return caching is not null && (document.Pace is null || caching.Gap > document.Pace.Gap) ? caching : document.Pace;
    }

    /// <summary>Newest first.</summary>
    private static List<DateTimeOffset> Latest(FeedDocument document, DateTimeOffset now) =>
        [.. document.Entries.Select(entry => (entry.Published ?? entry.Updated)?.ToUtc()).OfType<DateTimeOffset>().Where(at => at <= now).OrderDescending().Take(LatestArticles)];

    private static FeedPace? MaxAge(IReadOnlyDictionary<string, string> headers)
    {
        if (!headers.TryGetValue("Cache-Control", out var text) || !CacheControlHeaderValue.TryParse(text, out var control) || control is not { NoCache: false, NoStore: false, MaxAge: { } age })
        {
            return null;
        }

        // A copy that lay in a shared cache has used up part of its time.
        var spent = headers.TryGetValue("Age", out var old) && int.TryParse(old, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
        var left = age - spent;
        return left <= TimeSpan.Zero ? null : new FeedPace(left < LongestCaching ? left : LongestCaching, "its Cache-Control");
    }
}
