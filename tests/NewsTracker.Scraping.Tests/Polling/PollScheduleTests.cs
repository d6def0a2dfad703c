using System.Net;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.Tests.Polling;

public sealed class PollScheduleTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly FeedReading Refused503 = new FeedReading.Failed(new FetchOutcome.Refused(new Uri("https://example.org/rss"), HttpStatusCode.ServiceUnavailable, null));

    [Theory]
    [InlineData(1, "Every minute.")]
    [InlineData(15, "Every 15 minutes.")]
    [InlineData(60, "Every hour.")]
    [InlineData(61, "Every 61 minutes.")]
    [InlineData(1440, "Every day.")]
    public void A_good_poll_is_followed_by_the_feeds_own_interval_in_the_words_of_its_choice(int minutes, string reason)
    {
        var feed = FeedWith();
        feed.PollInterval = TimeSpan.FromMinutes(minutes);
        Assert.Equal((Now.AddMinutes(minutes), reason), PollSchedule.AfterVisit(feed, new FeedReading.NotModified(), Now));
    }

    [Theory]
    [InlineData(FeedTrouble.ServerError, 1, 15)]
    [InlineData(FeedTrouble.ServerError, 3, 40)]
    [InlineData(FeedTrouble.ServerError, 50, 12 * 60)]
    [InlineData(FeedTrouble.Dns, 1, 30)]
    [InlineData(FeedTrouble.NotAFeed, 2, 2 * 60)]
    [InlineData(FeedTrouble.Robots, 1, 6 * 60)]
    [InlineData(FeedTrouble.Robots, 50, 24 * 60)]
    public void Each_class_of_failure_has_a_back_off_of_its_own_and_none_is_given_up(FeedTrouble trouble, int failures, int minutes) =>
        Assert.Equal(Now.AddMinutes(minutes), PollSchedule.AfterVisit(FeedWith(failures, trouble), Refused503, Now).At);

    [Theory]
    [InlineData(10, null, 10)]
    [InlineData(120, null, 120)]
    [InlineData(15, 180, 180)]
    public void An_adaptive_feed_that_fails_is_asked_no_more_often_than_its_admin_and_its_publisher_want(int interval, int? asked, int minutes)
    {
        var feed = FeedWith(1, FeedTrouble.ServerError, FeedSchedule.Adaptive);
        (feed.PollInterval, feed.AskedInterval) = (TimeSpan.FromMinutes(interval), asked is { } gap ? TimeSpan.FromMinutes(gap) : null);
        Assert.Equal(Now.AddMinutes(minutes), PollSchedule.AfterVisit(feed, Refused503, Now).At);
    }

    [Fact]
    public void The_reason_says_what_failed_and_how_often() =>
        Assert.Equal("The last 2 polls failed because the host has no valid certificate: the gap is 2 hours.", PollSchedule.AfterVisit(FeedWith(2, FeedTrouble.Tls), Refused503, Now).Reason);

    [Fact]
    public void A_listing_page_without_its_list_is_not_called_a_feed()
    {
        var listing = FeedWith(1, FeedTrouble.NotAFeed);
        listing.Kind = FeedKind.Listing;
        Assert.Equal("The last poll failed because nothing on the page could be read as its list: the gap is 60 minutes.", PollSchedule.AfterVisit(listing, new FeedReading.NotAFeed("Nothing on the page matches."), Now).Reason);
    }

    [Fact]
    public void A_host_that_asks_for_a_longer_wait_gets_it_and_the_reason_says_so()
    {
        var busy = new FeedReading.Failed(new FetchOutcome.Refused(new Uri("https://example.org/rss"), HttpStatusCode.TooManyRequests, TimeSpan.FromHours(6)));
        Assert.Equal((Now.AddHours(6), "example.org asked us to wait 6 hours."), PollSchedule.AfterVisit(FeedWith(1, FeedTrouble.TooManyRequests), busy, Now));
    }

    [Fact]
    public void A_wait_of_a_year_is_cut_to_a_day()
    {
        var hostile = new FeedReading.Failed(new FetchOutcome.Refused(new Uri("https://example.org/rss"), HttpStatusCode.ServiceUnavailable, TimeSpan.FromDays(365)));
        Assert.Equal(Now.AddDays(1), PollSchedule.AfterVisit(FeedWith(1, FeedTrouble.ServerError), hostile, Now).At);
    }

    [Fact]
    public void A_poll_put_off_waits_until_the_host_wants_to_be_asked_again()
    {
        var postponed = new FeedReading.Failed(new FetchOutcome.Postponed(Now.AddHours(1), "example.org asked to be left alone."));
        Assert.Equal((Now.AddHours(1), "example.org asked to be left alone."), PollSchedule.AfterVisit(FeedWith(), postponed, Now));
    }

    [Theory]
    [InlineData("0 6 * * *", "2026-03-02T06:00Z")]
    [InlineData("*/20 * * * *", "2026-03-01T12:20Z")]
    [InlineData("0 12 * * MON", "2026-03-02T12:00Z")]
    public void A_cron_expression_names_the_next_time(string cron, string at) =>
        Assert.Equal(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), PollSchedule.Regular(FeedWith(schedule: FeedSchedule.Cron, cron: cron), Now).At);

    [Theory]
    [InlineData("0 6 * * *", true)]
    [InlineData("0 0 30 2 *", false)]
    [InlineData("six in the morning", false)]
    [InlineData("0 0 6 * * *", false)]
    [InlineData(null, false)]
    public void A_cron_expression_that_never_comes_up_is_none(string? text, bool isCron) => Assert.Equal(isCron, PollSchedule.IsCron(text, Now));

    [Theory]
    [InlineData(240, null, 120, "It brings an article every 4 hours or so, so it is polled every 2 hours.")]
    [InlineData(2, null, 15, "It brings an article every 2 minutes or so; it is polled every 15 minutes, the interval set for it.")]
    [InlineData(100_000, null, 720, "It brings an article every 69.4 days or so; it is polled every 12 hours, the longest gap of this schedule.")]
    [InlineData(null, null, 60, "How often it brings news is not known yet, so it is polled every 60 minutes.")]
    [InlineData(60, 90, 90, "The publisher asks by its ttl to be visited every 90 minutes at most.")]
    public void An_adaptive_feed_is_polled_twice_in_its_rhythm_within_limits(int? rhythmMinutes, int? askedMinutes, int minutes, string reason)
    {
        var feed = FeedWith(schedule: FeedSchedule.Adaptive);
        feed.Rhythm = rhythmMinutes is { } rhythm ? TimeSpan.FromMinutes(rhythm) : null;
        feed.AskedInterval = askedMinutes is { } asked ? TimeSpan.FromMinutes(asked) : null;
        feed.AskedBy = "its ttl";
        Assert.Equal((Now.AddMinutes(minutes), reason), PollSchedule.Regular(feed, Now));
    }

    [Theory]
    [InlineData(640, "It brings an article every 10.7 hours or so; it is polled every 24 hours, the interval set for it.")]
    [InlineData(10_000, "It brings an article every 6.9 days or so; it is polled every 24 hours, the interval set for it.")]
    [InlineData(null, "How often it brings news is not known yet; it is polled every 24 hours, the interval set for it.")]
    public void An_adaptive_feed_is_not_polled_more_often_than_its_interval(int? rhythmMinutes, string reason)
    {
        var feed = FeedWith(schedule: FeedSchedule.Adaptive);
        feed.PollInterval = TimeSpan.FromDays(1);
        feed.Rhythm = rhythmMinutes is { } rhythm ? TimeSpan.FromMinutes(rhythm) : null;
        Assert.Equal((Now.AddDays(1), reason), PollSchedule.Regular(feed, Now));
    }

    [Fact]
    public void A_publisher_who_asks_for_a_week_makes_no_feed_more_frequent_than_the_admin_set_it()
    {
        var feed = FeedWith(schedule: FeedSchedule.Adaptive);
        (feed.PollInterval, feed.AskedInterval, feed.AskedBy) = (TimeSpan.FromDays(2), TimeSpan.FromDays(7), "its ttl");
        Assert.Equal(Now.AddDays(2), PollSchedule.Regular(feed, Now).At);
    }

    private static Feed FeedWith(int failures = 0, FeedTrouble? trouble = null, FeedSchedule schedule = FeedSchedule.Fixed, string? cron = null) =>
        new() { SourceId = 1, Url = "https://example.org/rss", NextPollAt = Now, ConsecutiveFailures = failures, Trouble = trouble, Schedule = schedule, CronExpression = cron };
}
