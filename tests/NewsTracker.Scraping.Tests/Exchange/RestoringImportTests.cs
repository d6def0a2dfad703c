using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Opml;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Exchange;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Exchange;

/// <summary>Lists that name a source which was removed.</summary>
public sealed class RestoringImportTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly AuditActor Admin = new(Guid.NewGuid(), "Ada", null);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_comes_back_with_the_feeds_that_the_list_does_not_name()
    {
        var listed = await pipeline.AddFeedAsync(new Uri("https://back.example/rss"));
        var unlisted = await pipeline.AddFeedAsync(new Uri("https://back.example/sport"));
        var paused = await pipeline.AddFeedAsync(new Uri("https://back.example/paused"));
        await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.Id == paused.Id).ExecuteUpdateAsync(set => set.SetProperty(f => f.IsPaused, true), Cancelled));
        var later = TimeProvider.System.GetUtcNow().AddHours(9);
        await pipeline.WithDbAsync(db => db.Feeds.Where(f => f.SourceId == listed.SourceId).ExecuteUpdateAsync(set => set.SetProperty(f => f.NextPollAt, later).SetProperty(f => f.NextPollReason, "It failed."), Cancelled));
        Assert.True(await pipeline.WithAsync<SourceRemoval, bool>(removal => removal.RemoveAsync(listed.SourceId, Admin, Cancelled)));

        var plan = await pipeline.ImportAsync(new OpmlSource { Name = "Back", HomeUrl = "https://back.example/", Feeds = [new OpmlFeed { Url = listed.Url }] });
        Assert.Equal([null, listed.Url, unlisted.Url], plan.Rows.Select(row => row.FeedUrl));
        Assert.All(plan.Rows, row => Assert.Equal(ImportEffect.Change, row.Effect));
        var feeds = await pipeline.WithDbAsync(db => db.Feeds.AsNoTracking().Where(f => f.SourceId == listed.SourceId).ToDictionaryAsync(f => f.Id, Cancelled));
        Assert.Equal(((false, null), (false, null), (true, null)), (StateOf(feeds[listed.Id]), StateOf(feeds[unlisted.Id]), StateOf(feeds[paused.Id])));
        Assert.All([feeds[listed.Id], feeds[unlisted.Id]], feed => Assert.True(feed.NextPollReason == Feed.ResumedWithSource && feed.NextPollAt < later.AddHours(-8)));
        Assert.Equal("It failed.", feeds[paused.Id].NextPollReason);
    }

    private static (bool IsPaused, string? PauseReason) StateOf(Feed feed) => (feed.IsPaused, feed.PauseReason);
}
