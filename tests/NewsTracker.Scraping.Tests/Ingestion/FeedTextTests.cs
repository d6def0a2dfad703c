using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Testing.Newsroom;

namespace NewsTracker.Scraping.Tests.Ingestion;

/// <summary>A feed with the whole text keeps it while the page cannot be read; the page becomes a revision when it can.</summary>
public sealed class FeedTextTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_feeds_text_stands_in_until_the_page_can_be_read()
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        var feed = await pipeline.AddFeedAsync(newsroom.AddressOf(NewsroomCatalogue.FullTextPath));
        var first = Assert.Single((await pipeline.PollAsync(feed)).Items);
        Assert.Equal(PollItemOutcome.Stored, first.Outcome);
        Assert.StartsWith("The feed's text only.", first.Reason, StringComparison.Ordinal);
        var revision = await NewestAsync(first.ArticleId!.Value);
        Assert.Equal((1, "Feed", "Feed"), (revision.Number, revision.Origins["BodyText"], revision.Origins["Headline"]));
        Assert.Equal(["Relay desk"], revision.Authors);
        Assert.True(await IsFeedTextAsync(first.Url));

        // Asked for by hand while the outage lasts: nothing changes.
        var still = Assert.Single((await pipeline.PollAsync(feed, recheck: true)).Items);
        Assert.Equal((PollItemOutcome.Unchanged, first.ArticleId), (still.Outcome, still.ArticleId));
        Assert.Equal(1, (await NewestAsync(first.ArticleId.Value)).Number);

        newsroom.HasOutage = false;
        var page = Assert.Single((await pipeline.PollAsync(feed, recheck: true)).Items);
        Assert.Equal((PollItemOutcome.Revised, first.ArticleId), (page.Outcome, page.ArticleId));
        var revised = await NewestAsync(first.ArticleId.Value);
        Assert.Equal(2, revised.Number);
        Assert.NotEqual("Feed", revised.Origins["BodyText"]);
        Assert.False(await IsFeedTextAsync(first.Url));
    }

    private Task<Core.Articles.Revision> NewestAsync(long articleId) =>
        pipeline.WithDbAsync(db => db.Revisions.AsNoTracking().Where(r => r.ArticleId == articleId).OrderByDescending(r => r.Number).FirstAsync(Cancelled));

    private Task<bool> IsFeedTextAsync(string url) => pipeline.WithDbAsync(db => db.ArticleAddresses.Where(a => a.Url == url).Select(a => a.IsFeedText).SingleAsync(Cancelled));
}
