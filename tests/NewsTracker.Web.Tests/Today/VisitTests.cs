using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Data.Today;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.Today;

/// <summary>Since when things are new to a reader.</summary>
public sealed class VisitTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_seen_before_the_last_visit_is_new_no_more_and_a_chosen_day_brings_it_back()
    {
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        await reader.PageAsync("/", Cancelled);
        var now = TimeProvider.System.GetUtcNow();
        await CodedNewsroom.AddAsync(app);
        await app.WithDbAsync(db => db.Articles.ExecuteUpdateAsync(set => set.SetProperty(a => a.FirstSeenAt, now).SetProperty(a => a.PublishedAt, a => a.DatedAt), Cancelled));

        // The reader comes back after a day: what came before that visit is old.
        await app.WithDbAsync(db => db.Visits.ExecuteUpdateAsync(set => set.SetProperty(v => v.LookedAt, v => v.LookedAt.AddDays(1)), Cancelled));
        await app.WithDbAsync(db => db.Visits.ExecuteUpdateAsync(set => set.SetProperty(v => v.LookedBeforeAt, v => v.LookedAt), Cancelled));
        var page = await reader.PageAsync("/", Cancelled);
        Assert.Contains("since you last looked", page.QuerySelector("#since")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll(".newest li"));

        Assert.Equal("Last look", page.QuerySelector(".actions [aria-current]")!.TextContent);
        var since = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-7).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal("A week", (await reader.PageAsync($"/?since={since}", Cancelled)).QuerySelector(".actions [aria-current]")!.TextContent);

        var newest = (await reader.PageAsync("/?since=2020-01-01", Cancelled)).QuerySelectorAll(".newest li");
        Assert.NotEmpty(newest);
        Assert.Contains(newest, row => row.TextContent.Contains("came in", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_is_read_again_within_the_hour_is_the_same_visit()
    {
        await app.CreateSignedInAsync(Role.Analyst);
        var user = await app.WithDbAsync(db => db.Users.OrderByDescending(u => u.CreatedAt).Select(u => u.Id).FirstAsync(Cancelled));
        Assert.Null(await LookAsync(user));
        Assert.Null(await LookAsync(user));

        // Two hours pass.
        await app.WithDbAsync(db => db.Visits.Where(v => v.UserId == user).ExecuteUpdateAsync(set => set.SetProperty(v => v.LookedAt, v => v.LookedAt.AddHours(-2)), Cancelled));
        var before = await app.WithDbAsync(db => db.Visits.Where(v => v.UserId == user).Select(v => v.LookedAt).SingleAsync(Cancelled));
        Assert.Equal(before, await LookAsync(user));
        Assert.Equal(before, await LookAsync(user));
    }

    [Theory]
    [InlineData("/?asOf=2025-07-01")]
    [InlineData("/?knownAt=2025-07-01")]
    public async Task To_look_at_another_day_uses_up_nothing_that_is_new(string address)
    {
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        var user = await app.WithDbAsync(db => db.Users.OrderByDescending(u => u.CreatedAt).Select(u => u.Id).FirstAsync(Cancelled));
        await reader.PageAsync(address, Cancelled);
        Assert.False(await app.WithDbAsync(db => db.Visits.AnyAsync(v => v.UserId == user, Cancelled)));
        await reader.PageAsync("/", Cancelled);
        await app.WithDbAsync(db => db.Visits.Where(v => v.UserId == user).ExecuteUpdateAsync(set => set.SetProperty(v => v.LookedAt, v => v.LookedAt.AddHours(-2)), Cancelled));
        var looked = await app.WithDbAsync(db => db.Visits.AsNoTracking().SingleAsync(v => v.UserId == user, Cancelled));
        await reader.PageAsync(address, Cancelled);
        Assert.Equal(looked.LookedAt, await app.WithDbAsync(db => db.Visits.Where(v => v.UserId == user).Select(v => v.LookedAt).SingleAsync(Cancelled)));
        Assert.Equal(looked.LookedAt, await app.WithAsync<VisitLog, DateTimeOffset?>(visits => visits.FindAsync(user, Cancelled)));
        Assert.Equal(looked.LookedAt, await LookAsync(user));
    }

    [Fact]
    public async Task A_browser_that_fetches_the_page_ahead_has_not_looked()
    {
        using var reader = await app.CreateSignedInAsync(Role.Analyst);
        var user = await app.WithDbAsync(db => db.Users.OrderByDescending(u => u.CreatedAt).Select(u => u.Id).FirstAsync(Cancelled));
        using var ahead = new HttpRequestMessage(HttpMethod.Get, "/");
        ahead.Headers.Add("Sec-Purpose", "prefetch;prerender");
        using var answer = await reader.SendAsync(ahead, Cancelled);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(await app.WithDbAsync(db => db.Visits.AnyAsync(v => v.UserId == user, Cancelled)));
    }

    [Fact]
    public async Task What_is_stored_a_moment_after_a_look_is_new_at_the_next_visit()
    {
        await app.CreateSignedInAsync(Role.Analyst);
        var user = await app.WithDbAsync(db => db.Users.OrderByDescending(u => u.CreatedAt).Select(u => u.Id).FirstAsync(Cancelled));
        var fetchedAt = TimeProvider.System.GetUtcNow() - TimeSpan.FromSeconds(1);
        await LookAsync(user);
        await app.WithDbAsync(db => db.Visits.Where(v => v.UserId == user).ExecuteUpdateAsync(set => set.SetProperty(v => v.LookedAt, v => v.LookedAt.AddHours(-2)), Cancelled));
        Assert.True(await LookAsync(user) < fetchedAt.AddHours(-2));
    }

    private Task<DateTimeOffset?> LookAsync(Guid user) => app.WithAsync<VisitLog, DateTimeOffset?>(visits => visits.LookAsync(user, Cancelled));
}
