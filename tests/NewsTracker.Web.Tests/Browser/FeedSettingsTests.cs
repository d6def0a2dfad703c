using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Sources;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>An admin chooses when a feed is polled, and takes back a move that its publisher announced.</summary>
public sealed class FeedSettingsTests(FilledApp app, BrowserFixture browser) : IClassFixture<FilledApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_schedule_by_cron_is_checked_saved_and_explained()
    {
        var feed = await AddFeedAsync("https://schedule.example/feed.xml", movedFrom: null);
        var page = await OpenAsync(feed);
        await page.GetByLabel("At the times of a cron expression").CheckAsync();
        await page.GetByLabel("Cron expression, in UTC").FillAsync("every morning");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#problems")).ToContainTextAsync("cron");
        Assert.Equal(FeedSchedule.Fixed, (await FeedAsync(feed)).Schedule);

        await page.GetByLabel("At the times of a cron expression").CheckAsync();
        await page.GetByLabel("Cron expression, in UTC").FillAsync("0 6 * * MON-FRI");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("0 6 * * MON-FRI");
        var saved = await FeedAsync(feed);
        Assert.Equal((FeedSchedule.Cron, "0 6 * * MON-FRI"), (saved.Schedule, saved.CronExpression));
        Assert.Equal(1, await AuditedAsync("sources.change-schedule", feed));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_move_by_the_publisher_is_taken_back_for_good()
    {
        var feed = await AddFeedAsync("https://moved.example/new.xml", movedFrom: "https://moved.example/old.xml");
        var page = await OpenAsync(feed);
        await Expect(page.Locator("#move-back")).ToContainTextAsync("https://moved.example/old.xml");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go back to the old address" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("old address again");
        var back = await FeedAsync(feed);
        Assert.Equal(("https://moved.example/old.xml", null, true), (back.Url, back.MovedFrom, back.KeepsAddress));
        await page.GotoAsync($"/sources/feeds/{feed}");
        await Expect(page.Locator("#move-back")).ToHaveCountAsync(0);
        Assert.Equal(1, await AuditedAsync("sources.undo-move", feed));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_feed_that_was_gone_is_tried_at_once_when_it_is_resumed()
    {
        var feed = await AddFeedAsync("https://gone.example/feed.xml", movedFrom: null);
        await app.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed).ExecuteUpdateAsync(set => set
            .SetProperty(f => f.IsPaused, true).SetProperty(f => f.PauseReason, "Gone for good (410).").SetProperty(f => f.Trouble, FeedTrouble.Gone).SetProperty(f => f.ConsecutiveFailures, 1)));
        var page = await OpenAsync(feed);
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("polled again");
        var resumed = await FeedAsync(feed);
        Assert.Equal((false, null), (resumed.IsPaused, resumed.PauseReason));
        Assert.True(resumed.NextPollAt < TimeProvider.System.GetUtcNow().AddMonths(6));
        await page.Context.DisposeAsync();
    }

    private Task<IPage> OpenAsync(long feed) => app.OpenAsync(browser, $"/sources/feeds/{feed}");

    private Task<long> AddFeedAsync(string url, string? movedFrom) => app.WithDbAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var feed = new Feed { SourceId = 0, Url = url, MovedFrom = movedFrom, MovedAt = movedFrom is null ? null : now, LastPolledAt = now, NextPollAt = now.AddYears(1), NextPollReason = "Every 15 minutes." };
        var source = new Source { Name = new Uri(url).Host, HomeUrl = new Uri(new Uri(url), "/").AbsoluteUri, CreatedAt = now };
        source.Feeds.Add(feed);
        db.Sources.Add(source);
        await db.SaveChangesAsync(Cancelled);
        return feed.Id;
    });

    private Task<Feed> FeedAsync(long id) => app.WithDbAsync(db => db.Feeds.AsNoTracking().SingleAsync(f => f.Id == id, Cancelled));

    private Task<int> AuditedAsync(string action, long feed) => app.WithDbAsync(db => db.AuditEvents.CountAsync(e => e.Action == action && e.SubjectId == $"{feed}", Cancelled));
}
