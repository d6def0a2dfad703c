using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Outbound;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Sources;

/// <summary>"Why has nothing arrived?": each cause that the ledger knows gives its sentence and what to do.</summary>
public sealed class WhyPageTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_without_feeds_says_so() => Assert.Contains("it has no feed", await app.WhyAsync(await app.AddPolledAsync(null)), StringComparison.Ordinal);

    [Theory]
    [InlineData(PollOutcome.FetchFailed, "could not be fetched", "the site is down or the feed has moved")]
    [InlineData(PollOutcome.NotAFeed, "is no feed", "The feed has probably moved")]
    [InlineData(PollOutcome.RobotsDenied, "robots.txt does not let us poll", "Only the publisher can change that")]
    [InlineData(PollOutcome.NotModified, "has not changed since the poll before", "")]
    [InlineData(PollOutcome.Abandoned, "was broken off", "")]
    [InlineData(PollOutcome.GivenBack, "was broken off", "")]
    [InlineData(PollOutcome.Running, "was broken off: the scraper that made it has stopped", "")]
    [InlineData(PollOutcome.Faulted, "broke on a fault of ours", "The scraper's log has the fault")]
    public async Task The_last_poll_gives_its_cause_and_what_to_do(PollOutcome outcome, string cause, string advice)
    {
        var answer = await app.WhyAsync(await app.AddPolledAsync(outcome));
        Assert.Contains(cause, answer, StringComparison.Ordinal);
        Assert.Contains(advice, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_feed_tells_what_became_of_its_addresses()
    {
        var answer = await app.WhyAsync(await app.AddPolledAsync(PollOutcome.Succeeded, PollItemOutcome.NotAnArticle, "https://paper.example/front"));
        Assert.Contains("1 address – not an article. The reason: It is a section front", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PollOutcome.NotModified)]
    [InlineData(PollOutcome.Postponed)]
    public async Task A_feed_that_is_unchanged_since_tells_what_became_of_its_addresses_when_it_was_read(PollOutcome since)
    {
        var id = await app.AddPolledAsync(PollOutcome.Succeeded, PollItemOutcome.Filtered, "https://paper.example/kept-out");
        await app.WithDbAsync(async db =>
        {
            var feed = await db.Feeds.SingleAsync(f => f.SourceId == id, Cancelled);

            // What failed before is tried again with a feed that has not changed, and counts as seen.
            var poll = new Poll { FeedId = feed.Id, StartedAt = TimeProvider.System.GetUtcNow().AddMinutes(-1), Outcome = since, Seen = 1 };
            poll.Items.Add(new PollItem { PollId = 0, Url = "https://paper.example/again", Outcome = PollItemOutcome.FetchFailed });
            db.Polls.Add(poll);
            return await db.SaveChangesAsync(Cancelled);
        });
        Assert.Contains("Of what was looked at when it was last read, 20 min ago: 1 address – filtered. The reason: It is a section front", await app.WhyAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_feed_and_an_unreadable_robots_txt_are_told()
    {
        var id = await app.AddPolledAsync(PollOutcome.Succeeded, paused: true);
        await app.WithDbAsync(db =>
        {
            db.RobotsRecords.Add(new RobotsRecord { Origin = $"https://paper{id}.example", FetchedAt = TimeProvider.System.GetUtcNow(), Availability = RobotsAvailability.Unreachable, Content = "User-agent: *", Explanation = "It answered 503." });
            return db.SaveChangesAsync(Cancelled);
        });
        await app.WithDbAsync(async db =>
        {
            (await db.Sources.FindAsync([id], Cancelled))!.HomeUrl = $"https://paper{id}.example/";
            return await db.SaveChangesAsync(Cancelled);
        });
        var answer = await app.WhyAsync(id);
        Assert.Contains("is paused.", answer, StringComparison.Ordinal);
        Assert.Contains("robots.txt could not be read (It answered 503), so", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_told_as_such_and_not_as_its_robots_txt()
    {
        var id = await app.AddPolledAsync(PollOutcome.FetchFailed);
        await app.WithDbAsync(async db =>
        {
            (await db.Sources.FindAsync([id], Cancelled))!.HomeUrl = $"https://silent{id}.example/";
            db.RobotsRecords.Add(new RobotsRecord { Origin = $"https://silent{id}.example", FetchedAt = TimeProvider.System.GetUtcNow(), Availability = RobotsAvailability.Unreachable, Content = "", Explanation = "The host was not found.", HostTrouble = FeedTrouble.Dns });
            return await db.SaveChangesAsync(Cancelled);
        });
        var told = $"https://silent{id}.example cannot be reached: The host was not found.";
        var answer = await app.WhyAsync(id);
        Assert.Contains(told, answer, StringComparison.Ordinal);
        Assert.DoesNotContain("robots.txt could not be read", answer, StringComparison.Ordinal);
        Assert.Contains(told, await app.AskAsync($"https://silent{id}.example/a"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_rests_or_asks_for_a_slow_pace_is_told_for_all_of_its_feeds()
    {
        var id = await app.AddPolledAsync(PollOutcome.FetchFailed);
        await app.WithDbAsync(async db =>
        {
            (await db.Sources.FindAsync([id], Cancelled))!.HomeUrl = $"https://slow{id}.example/";
            var feed = await db.Feeds.SingleAsync(f => f.SourceId == id, Cancelled);
            (feed.Url, feed.NextPollAt) = ($"https://slow{id}.example/rss", TimeProvider.System.GetUtcNow().AddMinutes(-1));
            (await db.Polls.SingleAsync(p => p.FeedId == feed.Id, Cancelled)).Trouble = FeedTrouble.TooManyRequests;
            db.RobotsRecords.Add(new RobotsRecord { Origin = $"https://slow{id}.example", FetchedAt = TimeProvider.System.GetUtcNow(), Availability = RobotsAvailability.Found, Content = "User-agent: *\nCrawl-delay: 8" });
            db.HostPaces.Add(new HostPace { Host = $"slow{id}.example", NextRequestAt = TimeProvider.System.GetUtcNow(), HeldUntil = TimeProvider.System.GetUtcNow().AddHours(3) });
            return await db.SaveChangesAsync(Cancelled);
        });
        var answer = await app.WhyAsync(id);
        Assert.Contains($"slow{id}.example asked to be left alone until", answer, StringComparison.Ordinal);
        Assert.Contains("asks for 8 seconds between two requests (crawl-delay), all feeds and articles of it together: ", answer, StringComparison.Ordinal);
        Assert.Contains("it is asked less often by itself", answer, StringComparison.Ordinal);
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        var source = await reader.PageAsync($"/sources/{id}", Cancelled);
        Assert.Contains($"slow{id}.example asked to be left alone until", source.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_a_scraper_holds_is_being_polled()
    {
        var id = await app.AddPolledAsync(PollOutcome.Running);
        await app.WithDbAsync(db => db.Feeds.Where(f => f.SourceId == id).ExecuteUpdateAsync(set => set.SetProperty(f => f.LeaseUntil, TimeProvider.System.GetUtcNow().AddHours(1)), Cancelled));
        Assert.Contains("is being polled right now", await app.WhyAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_robots_txt_that_could_never_be_read_is_not_said_to_hold()
    {
        var id = await app.AddPolledAsync(PollOutcome.Succeeded);
        await app.WithDbAsync(async db =>
        {
            (await db.Sources.FindAsync([id], Cancelled))!.HomeUrl = $"https://never{id}.example/";
            var now = TimeProvider.System.GetUtcNow();
            db.RobotsRecords.Add(new RobotsRecord { Origin = $"https://never{id}.example", FetchedAt = now, UnreachableSince = now.AddDays(-40), Availability = RobotsAvailability.Unreachable, Content = "", Explanation = "It answered 503." });
            return await db.SaveChangesAsync(Cancelled);
        });
        Assert.Contains("it never could be, and for so long that it is taken to be missing, which forbids nothing (RFC 9309).", await app.WhyAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pace_that_is_not_kept_is_told_with_the_one_that_is()
    {
        var id = await app.AddPolledAsync(PollOutcome.Succeeded);
        await app.WithDbAsync(async db =>
        {
            (await db.Sources.FindAsync([id], Cancelled))!.HomeUrl = $"https://slowest{id}.example/";
            db.RobotsRecords.Add(new RobotsRecord { Origin = $"https://slowest{id}.example", FetchedAt = TimeProvider.System.GetUtcNow(), Availability = RobotsAvailability.Found, Content = "User-agent: *\nCrawl-delay: 3600" });
            return await db.SaveChangesAsync(Cancelled);
        });
        Assert.Contains("asks for 3600 seconds between two requests (crawl-delay), all feeds and articles of it together; 300 are kept, which is the most: ", await app.WhyAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_was_removed_is_told_as_removed()
    {
        var id = await app.AddPolledAsync(PollOutcome.Succeeded, paused: true);
        await app.WithDbAsync(async db =>
        {
            var source = (await db.Sources.FindAsync([id], Cancelled))!;
            (source.HomeUrl, source.RemovedAt) = ($"https://gone{id}.example/", TimeProvider.System.GetUtcNow());
            (await db.Feeds.SingleAsync(f => f.SourceId == id, Cancelled)).PauseReason = Feed.PausedWithSource;
            return await db.SaveChangesAsync(Cancelled);
        });
        var why = await app.WhyAsync(id);
        Assert.Contains("Nothing of A paper is polled any more: it was removed from the sources on", why, StringComparison.Ordinal);
        Assert.DoesNotContain("An admin can resume it", why, StringComparison.Ordinal);
        var address = await app.AskAsync($"https://gone{id}.example/a");
        Assert.Contains("Nothing of A paper is polled any more: it was removed from the sources on", address, StringComparison.Ordinal);
        Assert.DoesNotContain("is set up", address, StringComparison.Ordinal);
        Assert.Contains("Open the source: ", address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Analyst, false, false)]
    [InlineData(Role.Editor, true, false)]
    [InlineData(Role.Admin, true, true)]
    public async Task Only_who_may_add_is_offered_to(string role, bool articles, bool sources)
    {
        var client = await app.CreateSignedInAsync(role);
        Assert.Equal(articles, (await client.PageAsync($"/sources/why?url={Uri.EscapeDataString("https://elsewhere.example/a")}", Cancelled)).QuerySelector("#findings a[href^='/articles/add']") is not null);
        Assert.Equal(sources, (await client.PageAsync($"/sources/{await app.AddPolledAsync(null)}/why", Cancelled)).QuerySelector("#findings a[href='/sources/add']") is not null);
    }
}
