using System.Diagnostics;

namespace NewsTracker.Core.Sources;

/// <summary>What kinds of feeds, gaps between polls and classes of failure are called.</summary>
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

    /// <returns>What it is to somebody who comes upon it: "a feed".</returns>
    public static string OneOf(FeedKind kind) => kind switch
    {
        FeedKind.Listing => "a listing page",
        FeedKind.Sitemap or FeedKind.SitemapIndex or FeedKind.NewsSitemap => "a sitemap",
        _ => "a feed",
    };

    /// <param name="interval">The gap between two polls.</param>
    public static string Of(TimeSpan interval) => interval.TotalMinutes switch
    {
        1 => "Every minute",
        60 => "Every hour",
        1440 => "Every day",
        _ => $"Every {SpanWords.Of(interval)}",
    };

    /// <returns>Words that follow "because", where it is told why a poll waits.</returns>
    public static string Because(FeedTrouble trouble, FeedKind kind) => trouble switch
    {
        FeedTrouble.Dns => "the host was not found",
        FeedTrouble.Connect => "the host accepted no connection",
        FeedTrouble.Tls => "the host has no valid certificate",
        FeedTrouble.Timeout => "the host did not answer in time",
        FeedTrouble.Protocol => "the host's answer was broken",
        FeedTrouble.TooLarge => "the answer was too large",
        FeedTrouble.Blocked => "the address is not on the public web",
        FeedTrouble.Robots => "robots.txt forbids it",
        FeedTrouble.RobotsUnreachable => "robots.txt could not be read",
        FeedTrouble.TooManyRequests => "the host finds us too frequent",
        FeedTrouble.Gone => "the feed is gone for good",
        FeedTrouble.NotFound => "there is nothing at the address",
        FeedTrouble.Refused => "the host refused it",
        FeedTrouble.ServerError => "the host has trouble of its own",
        FeedTrouble.NotAFeed when kind == FeedKind.Listing => "nothing on the page could be read as its list",
        FeedTrouble.NotAFeed => "what came is no feed",
        FeedTrouble.OurFault => "a fault of ours broke it off",
        _ => throw new UnreachableException(),
    };
}
