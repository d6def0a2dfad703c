using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Testing;
using NewsTracker.Testing.Newsroom;
using NewsTracker.Testing.Postgres;

namespace NewsTracker.Scraper.Tests;

/// <summary>The scraper service as a process of its own.</summary>
public sealed class ScraperProcessTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_scrapes_alone_on_the_database_it_is_given_and_stops_when_asked()
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        await using var database = await (await TestPostgres.GetAsync(Cancelled)).CreateDatabaseAsync(NewsTrackerTemplate.Source, Cancelled);
        await using var services = new ServiceCollection().AddLogging().AddNewsTrackerData(database.ConnectionString).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        var now = TimeProvider.System.GetUtcNow();
        var source = new Source { Name = "Sample newsroom", HomeUrl = newsroom.BaseAddress.AbsoluteUri, CreatedAt = now };
        source.Feeds.Add(new Feed { SourceId = 0, Url = newsroom.AddressOf(NewsroomCatalogue.AtomPath).AbsoluteUri, NextPollAt = now });
        db.Sources.Add(source);
        await db.SaveChangesAsync(Cancelled);

        await using var scraper = ScraperProcess.Start(new()
        {
            ["ConnectionStrings__NewsTracker"] = database.ConnectionString,
            ["Outbound__AllowedPrivateHosts__0"] = newsroom.BaseAddress.Authority,
            ["Outbound__HostDelay"] = "00:00:00",
            ["Logging__Json"] = "true",
        });
        await Until.TrueAsync(() => db.Polls.AnyAsync(p => p.Outcome == PollOutcome.Succeeded, Cancelled), Cancelled);
        Assert.Equal(NewsroomCatalogue.ListedIn(NewsroomFeed.Atom).Count, await db.Articles.CountAsync(Cancelled));
        await scraper.StopAsync(Cancelled);
        Assert.Equal(0, scraper.ExitCode);
        var firstLine = (await scraper.Output.ReadLineAsync(Cancelled))!;
        Assert.StartsWith("{\"@t\":", firstLine, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_database_it_says_what_to_set()
    {
        await using var scraper = ScraperProcess.Start([]);
        var error = await scraper.Error.ReadToEndAsync(Cancelled);
        await scraper.WaitForExitAsync(Cancelled);
        Assert.Equal(1, scraper.ExitCode);
        Assert.Contains("ConnectionStrings__NewsTracker", error, StringComparison.Ordinal);
    }
}
