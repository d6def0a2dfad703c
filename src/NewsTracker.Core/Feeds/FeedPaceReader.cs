using System.Globalization;
using NewsTracker.Core.Feeds.Markup;

namespace NewsTracker.Core.Feeds;

/// <summary>Reads how often a feed wants to be visited: <c>ttl</c> of RSS 2.0, <c>sy:updatePeriod</c> of the syndication module.</summary>
internal static class FeedPaceReader
{
    private const int LongestMinutes = 7 * 24 * 60;

    public static FeedPace? Read(FeedElement channel)
    {
        if (Number(channel.Find(Vocabulary.Rss, "ttl")) is { } minutes and > 0)
            return new FeedPace(TimeSpan.FromMinutes(Math.Min(minutes, LongestMinutes)), "its ttl");
        if (PeriodOf(channel.Find(Vocabulary.Syndication, "updateperiod")?.OwnText.Trim()) is not { } period)
            return null;
        var frequency = Number(channel.Find(Vocabulary.Syndication, "updatefrequency")) is { } times and > 0 ? times : 1;
        return new FeedPace(TimeSpan.FromMinutes(Math.Clamp(period.TotalMinutes / frequency, 1, LongestMinutes)), "its sy:updatePeriod");
    }

    private static TimeSpan? PeriodOf(string? name) => name?.ToUpperInvariant() switch
    {
        "HOURLY" => TimeSpan.FromHours(1),
        "DAILY" => TimeSpan.FromDays(1),
        "WEEKLY" => TimeSpan.FromDays(7),
        "MONTHLY" or "YEARLY" => TimeSpan.FromMinutes(LongestMinutes),
        _ => null,
    };

    private static int? Number(FeedElement? element) =>
        int.TryParse(element?.OwnText.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
