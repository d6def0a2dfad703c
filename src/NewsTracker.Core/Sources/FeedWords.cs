using System.Diagnostics;

namespace NewsTracker.Core.Sources;

/// <summary>What kinds of feeds and gaps between polls are called.</summary>
public static class FeedWords
{
    public static string Of(FeedKind kind) => kind switch
    {
        FeedKind.Unknown => "Not read yet",
        FeedKind.Rss => "RSS",
        FeedKind.Atom => "Atom",
        FeedKind.JsonFeed => "JSON Feed",
        FeedKind.Sitemap => "Sitemap",
        FeedKind.SitemapIndex => "Sitemap index",
        FeedKind.NewsSitemap => "News sitemap",
        FeedKind.Listing => "Listing page",
        _ => throw new UnreachableException(),
    };

    /// <param name="interval">The gap between two polls.</param>
    public static string Of(TimeSpan interval) => interval.TotalMinutes switch
    {
        1 => "Every minute",
        < 60 and var minutes => $"Every {minutes:0} minutes",
        60 => "Every hour",
        1440 => "Every day",
        var minutes => $"Every {minutes / 60:0.#} hours",
    };
}
