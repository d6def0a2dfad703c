using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Notices;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>A publisher's move that an admin takes back takes with it what the new address did.</summary>
public sealed class FeedMoveTests(ScrapingPipeline pipeline) : PollSiteTests(pipeline)
{
    private static readonly AuditActor Vera = new(Guid.NewGuid(), "Vera", IPAddress.Loopback);

    [Fact]
    public async Task A_feed_whose_new_address_is_gone_is_polled_at_the_old_one_at_once()
    {
        Site.Answers["/here.xml"] = _ => Results.Redirect("/there.xml", permanent: true);
        Site.Answers["/there.xml"] = _ => Site.Rss();
        var feed = await Pipeline.AddFeedAsync(Site.Address("/here.xml"));
        await Pipeline.PollAsync(feed);
        Site.Answers["/there.xml"] = _ => Results.StatusCode(410);
        await Pipeline.PollAsync(await FindAsync(feed));
        Assert.Equal((true, FeedTrouble.Gone, 1), ((await FindAsync(feed)).IsPaused, (await FindAsync(feed)).Trouble, await CountNoticesAsync(feed)));

        Assert.IsType<FeedActOutcome.Done>(await Pipeline.WithAsync<FeedDesk, FeedActOutcome>(desk => desk.MoveBackAsync(feed.Id, Vera, Cancelled)));
        var back = await FindAsync(feed);
        Assert.Equal((Site.Address("/here.xml").AbsoluteUri, false, null, 0), (back.Url, back.IsPaused, back.Trouble, back.ConsecutiveFailures));
        Assert.Equal(("Put back to its old address by hand.", 0), (back.NextPollReason, await CountNoticesAsync(feed)));
        Assert.True(back.NextPollAt <= TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task What_a_scraper_is_told_by_the_new_address_at_that_moment_is_not_the_old_ones()
    {
        var feed = await Pipeline.AddFeedAsync(Site.Address("/new-home.xml"));
        await Pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.MovedFrom, Site.Address("/old-home.xml").AbsoluteUri).SetProperty(f => f.MovedAt, feed.NextPollAt), Cancelled));
        var lease = await Pipeline.WithAsync<FeedLeases, FeedLease?>(leases => leases.TakeAsync(feed.Id, "one", Cancelled));
        Assert.IsType<FeedActOutcome.Done>(await Pipeline.WithAsync<FeedDesk, FeedActOutcome>(desk => desk.MoveBackAsync(feed.Id, Vera, Cancelled)));
        Assert.Null(await Pipeline.WithAsync<FeedLeases, Feed?>(leases => leases.FindLockedAsync(lease!, Cancelled)));
        var poll = await Pipeline.WithDbAsync(db => db.Polls.SingleAsync(p => p.Id == lease!.Poll.Id, Cancelled));
        Assert.Equal((PollOutcome.GivenBack, "The feed was put back to its old address while it was polled; what was stored until then is kept."), (poll.Outcome, poll.Message));
    }

    private Task<Feed> FindAsync(Feed feed) => Pipeline.WithDbAsync(db => db.Feeds.AsNoTracking().SingleAsync(f => f.Id == feed.Id, Cancelled));

    private Task<int> CountNoticesAsync(Feed feed) => Pipeline.WithDbAsync(db => db.Notices.About(nameof(Feed), $"{feed.Id}").CountAsync(n => n.ResolvedAt == null, Cancelled));
}
