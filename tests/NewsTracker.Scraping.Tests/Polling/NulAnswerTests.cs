using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Scraping.Tests.Outbound;

namespace NewsTracker.Scraping.Tests.Polling;

/// <summary>A server may send a NUL anywhere, and PostgreSQL keeps no text that holds one: no poll may fail to be written down for it.</summary>
public sealed class NulAnswerTests(ScrapingPipeline pipeline) : PollSiteTests(pipeline)
{
    private readonly RawSite raw = new();

    public override ValueTask DisposeAsync()
    {
        raw.Dispose();
        return base.DisposeAsync();
    }

    [Fact]
    public async Task A_page_with_a_broken_header_fails_alone_and_its_words_are_kept()
    {
        raw.Answers["/page.html"] = "HTTP/1.1 200 OK\r\nab\0c\r\n\r\n";
        Site.Answers["/feed.xml"] = _ => Site.Rss(raw.Address("/page.html").AbsoluteUri);
        var poll = await Pipeline.PollAsync(await Pipeline.AddFeedAsync(Site.Address("/feed.xml")));
        Assert.Equal(PollOutcome.Succeeded, poll.Outcome);
        var item = Assert.Single(poll.Items);
        Assert.Equal(PollItemOutcome.FetchFailed, item.Outcome);
        Assert.Contains("abc", item.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_whose_type_holds_one_is_read_and_kept()
    {
        var links = string.Concat(Enumerable.Range(1, 4).Select(n => $"<div class=report><a href=\"/news/{n}\">Deminers clear field number {n} of the valley</a></div>"));
        raw.Answers["/news"] = $"HTTP/1.1 200 OK\r\nContent-Type: text/html\0\r\nContent-Length: {links.Length}\r\nConnection: close\r\n\r\n{links}";
        var feed = await Pipeline.AddFeedAsync(raw.Address("/news"));
        await Pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.Kind, FeedKind.Listing).SetProperty(f => f.ListingRules, """{ "items": ".report" }"""), Cancelled));
        Assert.Equal(PollOutcome.Succeeded, (await Pipeline.PollAsync(feed)).Outcome);
        Assert.True(await Pipeline.WithDbAsync(db => db.ListingSnapshots.AnyAsync(s => s.FeedId == feed.Id, Cancelled)));
    }
}
