using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Testing;

namespace NewsTracker.Scraper.Tests;

/// <summary>A scraper that is killed again and again while it takes articles in.</summary>
public sealed class KilledIngestionTests
{
    private const int Articles = 120;
    private const int Kills = 4;

    /// <summary>Pages that a scraper has on their way at once: before more are asked for, some are stored.</summary>
    private const int AtOnce = 12;

    /// <summary>Where in a run it is killed: after so many pages, while others are read and stored together.</summary>
    private readonly Random random = new(4);

    private volatile TaskCompletionSource enough = new();
    private int pagesLeft;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_article_is_there_once_however_often_the_scraper_was_killed()
    {
        await using var site = await ScrapedSite.StartAsync(Answer, ["/feed.xml"], Cancelled);
        var db = site.Db;
        var environment = site.Environment(new()
        {
            ["Outbound__PacePrivateHosts"] = "false",
            ["Scraping__LeaseDuration"] = "00:00:05",
            ["Scraping__LookInterval"] = "00:00:00.2",
        });

        for (var kill = 0; kill < Kills; kill++)
        {
            Restart(random.Next(AtOnce + 1, (Articles / Kills) + 1));
            await using var scraper = ScraperProcess.Start(environment);
            await enough.Task.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System, Cancelled);
            await scraper.KillAsync();
        }

        var interrupted = await db.Articles.CountAsync(Cancelled);
        await using (ScraperProcess.Start(environment))
        {
            await Until.TrueAsync(() => db.Polls.AnyAsync(p => p.Outcome == PollOutcome.Succeeded, Cancelled), Cancelled);
        }

        Assert.InRange(interrupted, 1, Articles - 1);
        Assert.Equal(
            Enumerable.Range(0, Articles).Select(number => AddressOf(site.Origin, number)).Order(StringComparer.Ordinal),
            (await db.Articles.Select(a => a.Url).ToListAsync(Cancelled)).Order(StringComparer.Ordinal));
        Assert.Equal(Articles, await db.Revisions.CountAsync(Cancelled));
        Assert.Equal(Articles, await db.Snapshots.CountAsync(Cancelled));
        Assert.Equal(Articles, await db.StoryMembers.CountAsync(Cancelled));
        Assert.Equal(0, await db.Polls.CountAsync(p => p.Outcome == PollOutcome.Running, Cancelled));

        // More where a busy machine let a lease run out: then two were at it, and each article is there once all the same.
        Assert.InRange(await db.Polls.CountAsync(p => p.Outcome == PollOutcome.Abandoned, Cancelled), Kills, int.MaxValue);
    }

    private void Restart(int pages)
    {
        enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref pagesLeft, pages);
    }

    private void Answer(WebApplication site)
    {
        site.MapGet("/feed.xml", (HttpRequest request) => Results.Text(FeedOf(new Uri($"{request.Scheme}://{request.Host}")), "application/rss+xml", Encoding.UTF8));
        site.MapGet("/articles/{number:int}", Page);
    }

    private IResult Page(int number)
    {
        if (Interlocked.Decrement(ref pagesLeft) == 0)
        {
            enough.TrySetResult();
        }

        var word = number.ToString(CultureInfo.InvariantCulture);
        return Results.Text(
            $"""
            <!doctype html><html lang="en"><head><title>The council of district {word} votes on its bridge</title></head><body><article>
            <h1>The council of district {word} votes on its bridge</h1>
            <p>The council of district {word} decided on Tuesday to repair the old bridge over the river, after months in which lorries had to take the long way through the hills and back again.</p>
            <p>Work is to begin in spring {word} and will cost as much as a new school, said the mayor, who had spoken against it a year ago and now called it the only way to keep the market alive.</p>
            <p>Shop keepers in quarter {word} welcomed the vote. They had collected signatures since the summer, and brought them to the town hall in a cart that was pulled by two horses.</p>
            </article></body></html>
            """,
            "text/html", Encoding.UTF8);
    }

    private static string AddressOf(Uri origin, int number) => new Uri(origin, $"/articles/{number}").AbsoluteUri;

    private static string FeedOf(Uri origin) =>
        $"<rss version=\"2.0\"><channel><title>News</title>{string.Concat(Enumerable.Range(0, Articles).Select(number => $"<item><link>{AddressOf(origin, number)}</link></item>"))}</channel></rss>";
}
