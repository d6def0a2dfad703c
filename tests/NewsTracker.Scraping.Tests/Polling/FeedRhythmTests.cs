using NewsTracker.Core.Articles;
using NewsTracker.Core.Feeds;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.Tests.Polling;

public sealed class FeedRhythmTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_rhythm_is_the_average_gap_of_the_latest_articles() =>
        Assert.Equal(TimeSpan.FromHours(2), FeedRhythm.Of(FeedOf(Enumerable.Range(1, 30).Select(i => Now.AddHours(-2 * i))), Now));

    [Fact]
    public void A_feed_that_falls_silent_slows_down() =>
        Assert.Equal(TimeSpan.FromHours(12), FeedRhythm.Of(FeedOf([Now.AddHours(-23), Now.AddHours(-24)]), Now));

    [Fact]
    public void One_article_makes_no_rhythm() => Assert.Null(FeedRhythm.Of(FeedOf([Now]), Now));

    [Fact]
    public void A_feed_without_dates_is_known_by_what_it_brought_after_its_first_load() =>
        Assert.Equal(TimeSpan.FromHours(2), FeedRhythm.Of([new FeedArrival(Now, 1), new FeedArrival(Now.AddHours(-5), 3), new FeedArrival(Now.AddHours(-8), 500)], Now));

    [Fact]
    public void The_first_load_makes_no_rhythm() => Assert.Null(FeedRhythm.Of([new FeedArrival(Now.AddDays(-3), 500)], Now));

    [Fact]
    public void A_lively_feed_that_only_says_it_has_not_changed_slows_down()
    {
        var feed = new Feed { SourceId = 1, Url = "https://example.org/rss", NextPollAt = Now, Schedule = FeedSchedule.Adaptive, Rhythm = TimeSpan.FromMinutes(6), LastPolledAt = Now.AddDays(-30) };
        FeedSettlement.Settle(feed, feed, new FeedReading.NotModified(), trouble: null, isWhole: true, Now);
        Assert.Equal(
            (Now.AddHours(12), "It brings an article every 3 days or so; it is polled every 12 hours, the longest gap of this schedule."), PollSchedule.AfterVisit(feed, new FeedReading.NotModified(), Now));
    }

    [Theory]
    [InlineData("max-age=3600", null, 60, "its Cache-Control")]
    [InlineData("max-age=3600", "1800", 30, "its Cache-Control")]
    [InlineData("public, max-age=60", null, 20, "its ttl")]
    [InlineData("no-cache, max-age=7200", null, 20, "its ttl")]
    [InlineData("max-age=99999999", null, 1440, "its Cache-Control")]
    public void The_longest_gap_that_is_asked_for_counts(string cacheControl, string? age, int minutes, string askedBy)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Cache-Control"] = cacheControl };
        if (age is not null)
        {
            headers["Age"] = age;
        }

        var response = new FetchOutcome.Fetched(new Uri("https://example.org/rss"), default, null, null, null, headers);
        var asked = FeedRhythm.AskedBy(FeedOf([]) with { Pace = new FeedPace(TimeSpan.FromMinutes(20), "its ttl") }, response);
        Assert.Equal(new FeedPace(TimeSpan.FromMinutes(minutes), askedBy), asked);
    }

    private static FeedDocument FeedOf(IEnumerable<DateTimeOffset> dates) => new()
    {
        Kind = FeedKind.Rss,
        Entries = [.. dates.Select(at => new FeedEntry { Published = new PrintedInstant(at.DateTime, TimeSpan.Zero, InstantPrecision.Second) })],
    };
}
