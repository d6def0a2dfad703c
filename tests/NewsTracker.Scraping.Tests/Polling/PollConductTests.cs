using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>How polling behaves towards a site that fails, moves or asks for rest.</summary>
public sealed class PollConductTests(ScrapingPipeline pipeline) : PollSiteTests(pipeline)
{
    private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task A_feed_gone_for_good_is_paused_with_a_reason_and_a_notice()
    {
        Site.Answers["/gone.xml"] = _ => Results.StatusCode(410);
        var feed = await Pipeline.AddFeedAsync(Site.Address("/gone.xml"));
        var poll = await Pipeline.PollAsync(feed);
        var after = await FindAsync(feed);
        Assert.Equal((PollOutcome.FetchFailed, FeedTrouble.Gone), (poll.Outcome, poll.Trouble));
        Assert.True(after.IsPaused);
        Assert.Contains("410", after.PauseReason, StringComparison.Ordinal);
        Assert.StartsWith("127.0.0.1: ", await Pipeline.WithDbAsync(db => db.Notices.Where(n => n.Key == $"feed-gone:{feed.Id}" && n.ResolvedAt == null).Select(n => n.Title).SingleAsync(Cancelled)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_moved_for_good_is_polled_at_its_new_address()
    {
        Site.Answers["/old.xml"] = _ => Results.Redirect("/new.xml", permanent: true);
        Site.Answers["/new.xml"] = _ => Site.Rss();
        var feed = await Pipeline.AddFeedAsync(Site.Address("/old.xml"));
        var poll = await Pipeline.PollAsync(feed);
        var after = await FindAsync(feed);
        Assert.Equal((Site.Address("/new.xml").AbsoluteUri, Site.Address("/old.xml").AbsoluteUri), (after.Url, after.MovedFrom));
        Assert.Contains("moved it for good", poll.Message, StringComparison.Ordinal);
        await Pipeline.PollAsync(after);
        Assert.Equal((1, 2), (Site.Requests["/old.xml"], Site.Requests["/new.xml"]));
    }

    [Fact]
    public async Task A_feed_whose_move_was_taken_back_stays()
    {
        Site.Answers["/kept.xml"] = _ => Results.Redirect("/elsewhere.xml", permanent: true);
        Site.Answers["/elsewhere.xml"] = _ => Site.Rss();
        var feed = await Pipeline.AddFeedAsync(Site.Address("/kept.xml"));
        await Pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.KeepsAddress, true)));
        await Pipeline.PollAsync(feed);
        Assert.Equal(Site.Address("/kept.xml").AbsoluteUri, (await FindAsync(feed)).Url);
    }

    [Fact]
    public async Task A_failed_item_that_is_given_up_is_told_so()
    {
        Site.Answers["/given-up.xml"] = _ => Site.Rss("/gone-for-good");
        Site.Answers["/gone-for-good"] = _ => Results.StatusCode(500);
        await using var process = Pipeline.Another(clock);
        var feed = await Pipeline.AddFeedAsync(Site.Address("/given-up.xml"));
        await Pipeline.PollAsync(process, feed);
        clock.Advance(TimeSpan.FromDays(31));
        await Pipeline.PollAsync(process, feed);

        Assert.Equal("Failed 2 times so far; not tried any more.", Assert.Single((await Pipeline.PollAsync(process, feed)).Items).Reason);
    }

    [Fact]
    public async Task A_failed_item_is_tried_again_with_growing_gaps_also_when_the_feed_no_longer_lists_it()
    {
        var isListed = true;
        Site.Answers["/news.xml"] = _ => isListed ? Site.Rss("/story") : Site.Rss();
        Site.Answers["/story"] = _ => Results.StatusCode(500);
        await using var process = Pipeline.Another(clock);
        var feed = await Pipeline.AddFeedAsync(Site.Address("/news.xml"));
        Assert.Equal(PollItemOutcome.FetchFailed, Assert.Single((await Pipeline.PollAsync(process, feed)).Items).Outcome);

        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(PollItemOutcome.AwaitingRetry, Assert.Single((await Pipeline.PollAsync(process, feed)).Items).Outcome);
        Assert.Equal(1, Site.Requests["/story"]);

        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(PollItemOutcome.FetchFailed, Assert.Single((await Pipeline.PollAsync(process, feed)).Items).Outcome);
        Assert.Equal(2, Site.Requests["/story"]);

        isListed = false;
        clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Empty((await Pipeline.PollAsync(process, feed)).Items);
        clock.Advance(TimeSpan.FromMinutes(31));
        Site.Answers["/story"] = _ => Results.Content(Story, "text/html");
        Assert.Equal(PollItemOutcome.Stored, Assert.Single((await Pipeline.PollAsync(process, feed)).Items).Outcome);
        Assert.False(await Pipeline.WithDbAsync(db => db.ItemRetries.AnyAsync(r => r.FeedId == feed.Id)));
    }

    [Fact]
    public async Task An_item_that_robots_forbids_for_a_while_comes_in_also_when_the_feed_no_longer_lists_it()
    {
        await using var pages = new PollSite();
        await pages.StartAsync(Cancelled);
        var (isListed, isForbidden) = (true, true);
        Site.Answers["/forbidden.xml"] = _ => isListed ? Results.Text(
            $"<rss version=\"2.0\"><channel><title>News</title><item><title>An item</title><link>{pages.Address("/staged")}</link></item></channel></rss>", "application/rss+xml") : Site.Rss();
        pages.Answers["/robots.txt"] = _ => Results.Text(isForbidden ? "User-agent: *\nDisallow: /" : "");
        pages.Answers["/staged"] = _ => Results.Content(Story, "text/html");
        await using var process = Pipeline.Another(clock);
        var feed = await Pipeline.AddFeedAsync(Site.Address("/forbidden.xml"));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            // While it is listed the ledger says so each time, and not that it waits.
            Assert.Equal(PollItemOutcome.RobotsDenied, Assert.Single((await Pipeline.PollAsync(process, feed)).Items).Outcome);
        }

        (isListed, isForbidden) = (false, false);
        Assert.Empty((await Pipeline.PollAsync(process, feed)).Items);
        clock.Advance(TimeSpan.FromDays(1.1));
        Assert.Equal(PollItemOutcome.Stored, Assert.Single((await Pipeline.PollAsync(process, feed)).Items).Outcome);
        Assert.False(await Pipeline.WithDbAsync(db => db.ItemRetries.AnyAsync(r => r.FeedId == feed.Id)));
    }

    [Fact]
    public async Task A_host_that_asks_for_a_pause_is_left_alone_by_all_its_feeds()
    {
        Site.Answers["/busy.xml"] = context =>
        {
            context.Response.Headers.RetryAfter = "3600";
            return Results.StatusCode(429);
        };
        Site.Answers["/other.xml"] = _ => Site.Rss();
        var busy = await Pipeline.AddFeedAsync(Site.Address("/busy.xml"));
        var other = await Pipeline.AddFeedAsync(Site.Address("/other.xml"));
        await Pipeline.PollAsync(busy);
        var poll = await Pipeline.PollAsync(other);
        Assert.Equal(PollOutcome.Postponed, poll.Outcome);
        Assert.False(Site.Requests.ContainsKey("/other.xml"));
        var after = await FindAsync(other);
        Assert.Equal(0, after.ConsecutiveFailures);
        Assert.InRange(after.NextPollAt, TimeProvider.System.GetUtcNow().AddMinutes(55), TimeProvider.System.GetUtcNow().AddMinutes(61));
    }

    [Fact]
    public async Task A_feed_that_prints_no_dates_has_the_rhythm_of_what_it_brought()
    {
        string[] listed = ["/undated-one"];
        Site.Answers["/undated.xml"] = _ => Site.Rss(listed);
        Site.Answers["/undated-one"] = _ => Results.Content(Story.Replace("Deminers", "Engineers", StringComparison.Ordinal), "text/html");
        Site.Answers["/undated-two"] = _ => Results.Content(Story.Replace("Deminers", "Surveyors", StringComparison.Ordinal), "text/html");
        await using var process = Pipeline.Another(clock);
        var feed = await Pipeline.AddFeedAsync(Site.Address("/undated.xml"));
        await Pipeline.PollAsync(process, feed);
        Assert.Null((await FindAsync(feed)).Rhythm);

        listed = ["/undated-one", "/undated-two"];
        clock.Advance(TimeSpan.FromHours(3));
        await Pipeline.PollAsync(process, feed);
        Assert.Equal(3, (await FindAsync(feed)).Rhythm!.Value.TotalHours, 0.1);

        clock.Advance(TimeSpan.FromDays(7));
        await Pipeline.PollAsync(process, feed);
        Assert.Equal(7, (await FindAsync(feed)).Rhythm!.Value.TotalDays, 0.5);
    }

    [Fact]
    public async Task A_feed_is_asked_with_the_validators_it_gave()
    {
        Site.Answers["/tagged.xml"] = context =>
        {
            context.Response.Headers.ETag = "\"1\"";
            return context.Request.Headers.IfNoneMatch == "\"1\"" ? Results.StatusCode(304) : Site.Rss("/missing");
        };
        var feed = await Pipeline.AddFeedAsync(Site.Address("/tagged.xml"));
        Assert.Equal(PollOutcome.Succeeded, (await Pipeline.PollAsync(feed)).Outcome);
        Assert.Equal(PollOutcome.NotModified, (await Pipeline.PollAsync(feed)).Outcome);
    }

    [Fact]
    public async Task A_filter_lifted_while_the_feed_is_polled_brings_in_at_the_next_poll_what_it_kept_out()
    {
        Feed? feed = null;
        var isLifted = false;
        Site.Answers["/lifted.xml"] = context =>
        {
            context.Response.Headers.ETag = "\"1\"";
            return context.Request.Headers.IfNoneMatch == "\"1\"" ? Results.StatusCode(304) : Site.Rss("/kept-out.html", "/lifted.html");
        };
        Site.Answers["/kept-out.html"] = _ => Results.Content(Story.Replace("Deminers", "Sappers", StringComparison.Ordinal), "text/html");

        // The filters have been read when the first page is asked for.
        Site.Answers["/lifted.html"] = _ =>
        {
            isLifted = true;
            Pipeline.WithDbAsync(async db =>
            {
                await db.Sources.Where(s => s.Id == feed!.SourceId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Filters, (string?)null));
                return await db.Feeds.Where(f => f.Id == feed!.Id).ReadByNewRulesAsync(Cancelled);
            }).GetAwaiter().GetResult();
            return Results.Content(Story, "text/html");
        };
        feed = await Pipeline.AddFeedAsync(Site.Address("/lifted.xml"));
        await Pipeline.WithDbAsync(db => db.Sources.Where(s => s.Id == feed.SourceId).ExecuteUpdateAsync(set => set.SetProperty(s => s.Filters, """{ "excludeUrls": ["kept-out"] }""")));

        var first = await Pipeline.PollAsync(feed);
        Assert.True(isLifted);
        Assert.Contains(first.Items, item => item.Outcome == PollItemOutcome.Filtered);
        var second = await Pipeline.PollAsync(feed);
        Assert.Equal(PollOutcome.Succeeded, second.Outcome);
        Assert.Contains(second.Items, item => item.Outcome == PollItemOutcome.Stored && item.Url.EndsWith("/kept-out.html", StringComparison.Ordinal));
    }

    private const string Story =
        "<html><head><title>Deminers return to the border</title></head><body><article><h1>Deminers return to the border</h1>"
        + "<p>The ministry said on Tuesday that two teams of deminers had returned to the border villages after the winter, and that work would begin within the week.</p>"
        + "<p>Residents had waited for months. The head of the council said that the fields had lain idle since the autumn, and that people were eager to sow again.</p></article></body></html>";

    private Task<Feed> FindAsync(Feed feed) => Pipeline.WithDbAsync(db => db.Feeds.AsNoTracking().SingleAsync(f => f.Id == feed.Id));
}
