using System.Net;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.Tests.Polling;

public sealed class PollScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly FeedReading Refused503 = new FeedReading.Failed(new FetchOutcome.Refused(new Uri("https://example.org/rss"), HttpStatusCode.ServiceUnavailable, null));

    [Fact]
    public void A_good_poll_is_followed_by_the_feeds_own_interval() =>
        Assert.Equal(Now.AddMinutes(15), PollSchedule.Next(FeedWith(failures: 0), new FeedReading.NotModified(), Now).At);

    [Theory]
    [InlineData(1, 15)]
    [InlineData(2, 30)]
    [InlineData(4, 120)]
    [InlineData(50, 1440)]
    public void Each_failure_doubles_the_gap_up_to_a_day(int failures, int minutes) =>
        Assert.Equal(Now.AddMinutes(minutes), PollSchedule.Next(FeedWith(failures), Refused503, Now).At);

    [Fact]
    public void A_host_that_asks_for_a_longer_wait_gets_it_and_the_reason_says_so()
    {
        var busy = new FeedReading.Failed(new FetchOutcome.Refused(new Uri("https://example.org/rss"), HttpStatusCode.TooManyRequests, TimeSpan.FromHours(6)));
        var (at, reason) = PollSchedule.Next(FeedWith(failures: 1), busy, Now);
        Assert.Equal(Now.AddHours(6), at);
        Assert.Equal("example.org asked us to wait 6 hours (too many requests).", reason);
    }

    [Fact]
    public void A_wait_of_a_year_is_cut_to_a_day()
    {
        var hostile = new FeedReading.Failed(new FetchOutcome.Refused(new Uri("https://example.org/rss"), HttpStatusCode.ServiceUnavailable, TimeSpan.FromDays(365)));
        Assert.Equal(Now.AddDays(1), PollSchedule.Next(FeedWith(failures: 1), hostile, Now).At);
    }

    private static Feed FeedWith(int failures) => new() { SourceId = 1, Url = "https://example.org/rss", NextPollAt = Now, ConsecutiveFailures = failures };
}
