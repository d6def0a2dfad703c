using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Sources;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Sources;

/// <summary>Where every scraper is gone, none is left to raise a notice: the pages say that nothing polls.</summary>
public sealed class StandstillTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Today_Sources_and_Why_say_that_nothing_polls()
    {
        var id = await app.AddPolledAsync(PollOutcome.Succeeded);
        var (reader, admin) = (await app.CreateSignedInAsync(Role.Analyst), await app.CreateSignedInAsync(Role.Admin));
        Assert.Null((await reader.PageAsync("/", Cancelled)).QuerySelector("#standstill"));
        Assert.Contains("All feeds that were polled answer", (await reader.PageAsync("/", Cancelled)).Body!.TextContent, StringComparison.Ordinal);

        await BecomesAsync(id, due: TimeSpan.FromMinutes(19));
        foreach (var address in new[] { "/", "/sources" })
        {
            var page = await reader.PageAsync(address, Cancelled);
            var told = Regex.Replace(page.QuerySelector("#standstill")!.TextContent, @"\s+", " ");
            Assert.Contains("Nothing is polled. The last poll of any feed began 20 min ago. No scraper seems to run, or what it polls hangs.", told, StringComparison.Ordinal);
            Assert.DoesNotContain("All feeds that were polled answer", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Scraping:Enabled", told, StringComparison.Ordinal);
            Assert.Contains("Scraping:Enabled", (await admin.PageAsync(address, Cancelled)).QuerySelector("#standstill")!.TextContent, StringComparison.Ordinal);
        }

        Assert.Contains("The last poll of any feed began 20 min ago.", await app.WhyAsync(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_is_late_while_others_are_polled_is_no_standstill()
    {
        var id = await app.AddPolledAsync(PollOutcome.Succeeded);
        await BecomesAsync(id, due: TimeSpan.FromMinutes(19));
        Assert.NotNull(await FindAsync());

        // One is being polled for long.
        await BecomesAsync(id, due: TimeSpan.FromMinutes(19), leasedFor: TimeSpan.FromSeconds(30));
        Assert.Null(await FindAsync());

        // A paused one waits for nobody.
        await BecomesAsync(id, due: TimeSpan.FromMinutes(19));
        await app.WithDbAsync(db => db.Feeds.ExecuteUpdateAsync(set => set.SetProperty(f => f.IsPaused, true), Cancelled));
        Assert.Null(await FindAsync());
    }

    private Task<Standstill?> FindAsync() => app.WithDbAsync(db => Standstill.FindAsync(db, TimeProvider.System.GetUtcNow(), Cancelled));

    private Task<int> BecomesAsync(long sourceId, TimeSpan due, TimeSpan? leasedFor = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var until = now + leasedFor;
        return app.WithDbAsync(db => db.Feeds.Where(f => f.SourceId == sourceId).ExecuteUpdateAsync(set => set.SetProperty(f => f.NextPollAt, now - due).SetProperty(f => f.LeaseUntil, until), Cancelled));
    }
}
