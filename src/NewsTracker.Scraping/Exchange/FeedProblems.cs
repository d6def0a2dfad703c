using NewsTracker.Core.Feeds.Listing;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Opml;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.Exchange;

/// <summary>What keeps a feed of a list from being taken in.</summary>
internal static class FeedProblems
{
    public static string? Find(OpmlFeed feed, OutboundOptions outbound, DateTimeOffset now)
    {
        if (FeedAddress.Find(feed.Url) is not { } address)
        {
            return feed.Url.Length == 0 ? "It names no address of a feed." : feed.Url.Length > Feed.MaxUrlLength ? $"Its address has more than {Feed.MaxUrlLength} characters." : "It is no http or https address of a feed.";
        }

        if (FetchProblem.OfNumber(address, outbound) is { } blocked)
        {
            return blocked;
        }

        if (feed.PollInterval is { } interval && (interval < Feed.ShortestPollInterval || interval > Feed.LongestPollInterval))
        {
            return $"Its interval of {interval} is not between a minute and a month.";
        }

        if ((feed.CronExpression is not null || feed.Schedule == FeedSchedule.Cron) && !PollSchedule.IsCron(feed.CronExpression, now))
        {
            return "Its cron expression cannot be read, or never comes up.";
        }

        return feed.ListingRules is { } rules && ListingRulesJson.Parse(rules).Problems is [var problem, ..] ? $"Its selectors cannot be used: {problem}" : null;
    }
}
