using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Notices;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Notices;

public sealed class GoneNoticesTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task That_a_feed_is_gone_for_good_is_up_again_once_its_source_is_back_and_one_that_was_dismissed_stays_so()
    {
        var feed = await AddGoneAsync();
        await GatherAsync();
        await GatherAsync();
        Assert.Equal(1, Assert.Single(await OpenAsync(feed)).Count);

        await pipeline.WithAsync<SourceRemoval, bool>(removal => removal.RemoveAsync(feed.SourceId, AuditActor.Application, Cancelled));
        await GatherAsync();
        Assert.Empty(await OpenAsync(feed));

        await pipeline.WithAsync<SourceRemoval, bool>(removal => removal.RestoreAsync(feed.SourceId, AuditActor.Application, Cancelled));
        await GatherAsync();
        var notice = Assert.Single(await OpenAsync(feed));
        Assert.Contains("answered 410 Gone", notice.Text, StringComparison.Ordinal);

        await pipeline.WithAsync<NoticeBoard, bool>(board => board.DismissAsync(notice.Id, NoticeAudience.Admins, AuditActor.Application, Cancelled));
        await GatherAsync();
        Assert.Empty(await OpenAsync(feed));
    }

    private Task<List<Notice>> OpenAsync(Feed feed) =>
        pipeline.WithDbAsync(db => db.Notices.AsNoTracking().Open().Where(n => n.Key == PollNotices.GoneKey(feed.Id)).ToListAsync(Cancelled));

    private async Task GatherAsync()
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NoticeGathering>().GatherAsync(Cancelled);
    }

    private Task<Feed> AddGoneAsync() => pipeline.WithDbAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var source = new Source { Name = "The wire", HomeUrl = $"https://{Guid.NewGuid():N}.example/", CreatedAt = now };
        var feed = new Feed { SourceId = 0, Url = $"{source.HomeUrl}rss", NextPollAt = now, IsPaused = true, PauseReason = "It is gone for good (410).", Trouble = FeedTrouble.Gone, ConsecutiveFailures = 1 };
        source.Feeds.Add(feed);
        db.Sources.Add(source);
        await db.SaveChangesAsync(Cancelled);
        return feed;
    });
}
