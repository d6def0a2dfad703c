using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Audit;
using NewsTracker.Scraping.Polling;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Sources;

public sealed class FeedSettingsTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_interval_that_a_list_of_sources_brought_is_offered_and_kept()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var feed = await AddAsync(TimeSpan.FromMinutes(2));
        var interval = (await admin.PageAsync($"/sources/feeds/{feed}", Cancelled)).QuerySelector("#minutes option[selected]")!;
        Assert.Equal(("2", "Every 2 minutes"), (interval.GetAttribute("value"), interval.TextContent));

        using var saved = await admin.PostFormAsync($"/sources/feeds/{feed}", new() { ["schedule"] = "Fixed", ["minutes"] = "2" }, "Schedule");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        using var refused = await admin.PostFormAsync($"/sources/feeds/{feed}", new() { ["schedule"] = "Fixed", ["minutes"] = "0" }, "Schedule");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(2), await app.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed).Select(f => f.PollInterval).SingleAsync(Cancelled)));
    }

    [Fact]
    public async Task A_schedule_that_cannot_be_saved_stays_as_it_was_typed()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var feed = await AddAsync(TimeSpan.FromMinutes(15));
        using var refused = await admin.PostFormAsync($"/sources/feeds/{feed}", new() { ["schedule"] = "Cron", ["minutes"] = "60", ["cron"] = "61 6 * * MON-FRI" }, "Schedule");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var page = await refused.ReadAsync(Cancelled);
        Assert.Equal("Cron", page.QuerySelector("[name=schedule][checked]")!.GetAttribute("value"));
        Assert.Equal("60", page.QuerySelector("#minutes option[selected]")!.GetAttribute("value"));
        Assert.Equal(("61 6 * * MON-FRI", "true"), (page.QuerySelector("#cron")!.GetAttribute("value"), page.QuerySelector("#cron")!.GetAttribute("aria-invalid")));
    }

    [Fact]
    public async Task A_schedule_that_a_colleague_saved_meanwhile_is_told_and_not_saved_over()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var feed = await AddAsync(TimeSpan.FromMinutes(15));
        var path = $"/sources/feeds/{feed}";
        var seen = SeenOf(await admin.PageAsync(path, Cancelled));
        using var first = await admin.PostFormAsync(path, new() { ["schedule"] = "Fixed", ["minutes"] = "60", ["Seen"] = seen }, "Schedule");
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);

        using var late = await admin.PostFormAsync(path, new() { ["schedule"] = "Cron", ["minutes"] = "15", ["cron"] = "0 6 * * *", ["Seen"] = seen }, "Schedule");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await late.ReadAsync(Cancelled);
        Assert.Contains("changed this", page.QuerySelector("#meanwhile")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("hour", page.QuerySelector("#meanwhile")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("0 6 * * *", page.QuerySelector("#cron")!.GetAttribute("value"));
        Assert.Equal(FeedSchedule.Fixed, await ScheduleOfAsync(feed));

        using var again = await admin.PostFormAsync(path, new() { ["schedule"] = "Cron", ["minutes"] = "15", ["cron"] = "0 6 * * *", ["Seen"] = SeenOf(page) }, "Schedule");
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(FeedSchedule.Cron, await ScheduleOfAsync(feed));
    }

    [Fact]
    public async Task What_is_refused_is_not_told_as_done()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var feed = await AddAsync(TimeSpan.FromMinutes(15));
        await app.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed).ExecuteUpdateAsync(set => set.SetProperty(f => f.IsPaused, true), Cancelled));
        using var refused = await admin.PostFormAsync($"/sources/feeds/{feed}", [], "PollNow");
        var notice = (await admin.PageAsync(refused.Headers.Location!.ToString(), Cancelled)).QuerySelector(".site-main > .alert")!;
        Assert.Contains("The feed is paused", notice.TextContent, StringComparison.Ordinal);
        Assert.Contains("alert-warning", notice.ClassList);
        Assert.DoesNotContain("alert-success", notice.ClassList);
    }

    [Fact]
    public async Task A_removed_feed_whose_ledger_is_left_is_told_of_with_the_job_that_would_take_it_away()
    {
        using var admin = await app.CreateSignedInAsync(Role.Admin);
        var feed = await AddAsync(TimeSpan.FromHours(1));
        var source = await app.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed).Select(f => f.SourceId).SingleAsync(Cancelled));
        await app.WithAsync<FeedDesk, FeedActOutcome>(desk => desk.RemoveAsync(feed, AuditActor.Application, Cancelled));
        var left = (await admin.PageAsync($"/sources/{source}", Cancelled)).QuerySelector("[data-removed-feed]")!;
        Assert.Contains("is being taken away", left.TextContent, StringComparison.Ordinal);

        await app.WithDbAsync(db => db.Jobs.Where(j => j.SubjectId == $"{feed}").ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Cancelled), Cancelled));
        left = (await admin.PageAsync($"/sources/{source}", Cancelled)).QuerySelector("[data-removed-feed]")!;
        Assert.Contains("was cancelled; go on with it there", left.TextContent, StringComparison.Ordinal);
        Assert.Contains("Go on", (await admin.PageAsync(left.QuerySelector("a")!.GetAttribute("href")!, Cancelled)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await (await app.CreateSignedInAsync(Role.Analyst)).PageAsync($"/sources/{source}", Cancelled)).QuerySelector("[data-removed-feed]"));
    }

    [Theory]
    [InlineData("61 * * * *", "The minute of the cron expression, 61, cannot be read: it goes from 0 to 59")]
    [InlineData("0 9 * MAY HOLIDAY", "The day of the week of the cron expression, HOLIDAY, cannot be read")]
    [InlineData("0 0 30 2 *", "names a day that never comes")]
    [InlineData("0 6 * *", "five fields")]
    public async Task What_is_wrong_with_a_cron_expression_is_told(string cron, string why)
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var feed = await AddAsync(TimeSpan.FromMinutes(15));
        using var refused = await admin.PostFormAsync($"/sources/feeds/{feed}", new() { ["schedule"] = "Cron", ["minutes"] = "60", ["cron"] = cron }, "Schedule");
        Assert.Contains(why, (await refused.ReadAsync(Cancelled)).QuerySelector("#problems")!.TextContent, StringComparison.Ordinal);
    }

    private static string SeenOf(AngleSharp.Dom.IDocument page) => page.QuerySelector("#change-schedule input[name=Seen]")!.GetAttribute("value")!;

    private Task<FeedSchedule> ScheduleOfAsync(long feed) => app.WithDbAsync(db => db.Feeds.Where(f => f.Id == feed).Select(f => f.Schedule).SingleAsync(Cancelled));

    private Task<long> AddAsync(TimeSpan interval) => app.WithDbAsync(async db =>
    {
        var now = TimeProvider.System.GetUtcNow();
        var source = new Source { Name = "The paper", HomeUrl = $"https://{Guid.NewGuid():N}.example/", CreatedAt = now };
        var feed = new Feed { SourceId = 0, Url = $"{source.HomeUrl}rss", PollInterval = interval, NextPollAt = now };
        source.Feeds.Add(feed);
        db.Sources.Add(source);
        await db.SaveChangesAsync(Cancelled);
        return feed.Id;
    });
}
