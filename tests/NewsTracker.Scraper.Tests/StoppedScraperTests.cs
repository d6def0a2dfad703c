using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;

namespace NewsTracker.Scraper.Tests;

/// <summary>A scraper that is told to stop in the middle of its polls.</summary>
public sealed class StoppedScraperTests
{
    private const int Feeds = 4;

    /// <summary>What container runtimes wait before they kill.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int asked;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_breaks_its_polls_off_gives_its_feeds_back_and_ends_before_it_is_killed()
    {
        await using var site = await ScrapedSite.StartAsync(app => app.Run(AnswerAsync), Enumerable.Range(0, Feeds).Select(number => $"/{number}.xml"), Cancelled);
        await using var scraper = ScraperProcess.Start(site.Environment(new() { ["Outbound__HostDelay"] = "00:00:00", ["Outbound__FetchTimeout"] = "00:04:00", ["Scraping__ConcurrentPolls"] = "4" }));
        await held.Task.WaitAsync(TimeSpan.FromMinutes(3), TimeProvider.System, Cancelled);
        var clock = Stopwatch.StartNew();
        await scraper.StopAsync(Cancelled);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Patience);
        Assert.Equal(0, scraper.ExitCode);
        Assert.Equal(0, await site.Db.Feeds.CountAsync(f => f.LeaseOwner != null || f.Trouble != null, Cancelled));
        Assert.Equal(Feeds, await site.Db.Polls.CountAsync(p => p.Outcome == PollOutcome.GivenBack, Cancelled));
    }

    /// <summary>Feeds that never answer.</summary>
    private async Task AnswerAsync(HttpContext context)
    {
        if (!context.Request.Path.Value!.EndsWith(".xml", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (Interlocked.Increment(ref asked) == Feeds)
        {
            held.TrySetResult();
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    }
}
