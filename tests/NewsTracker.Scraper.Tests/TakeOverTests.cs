using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Testing;

namespace NewsTracker.Scraper.Tests;

/// <summary>Two scraper processes on one database, of which one dies in the middle of its polls.</summary>
public sealed class TakeOverTests
{
    private const int Feeds = 8;

    private static readonly TimeSpan HostDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TakeOver = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<(string Path, TimeSpan At)> requests = new();
    private readonly ConcurrentDictionary<string, int> open = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private int overlaps;
    private volatile bool isHolding = true;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_one_held_when_it_was_killed_the_other_polls_and_nothing_is_polled_twice_at_once()
    {
        await using var site = await ScrapedSite.StartAsync(app => app.Run(AnswerAsync), Enumerable.Range(0, Feeds).Select(number => $"/{number}.xml"), Cancelled);
        var db = site.Db;
        var environment = site.Environment(new()
        {
            ["Outbound__HostDelay"] = HostDelay.ToString(),
            ["Outbound__FetchTimeout"] = "00:04:00",
            ["Scraping__LeaseDuration"] = "00:00:10",
            ["Scraping__LookInterval"] = "00:00:00.5",
            ["Scraping__ConcurrentPolls"] = "4",
        });

        await using (var first = ScraperProcess.Start(environment))
        await using (ScraperProcess.Start(environment))
        {
            // Each is in the middle of four polls that the site does not let end.
            await held.Task.WaitAsync(TimeSpan.FromMinutes(3), TimeProvider.System, Cancelled);
            await first.KillAsync();
            isHolding = false;
            var killedAt = clock.Elapsed;
            await Until.TrueAsync(() => db.Feeds.AllAsync(f => f.LastPolledAt != null, Cancelled), Cancelled);
            Assert.InRange(clock.Elapsed - killedAt, TimeSpan.Zero, TakeOver);
        }

        Assert.Equal(0, overlaps);
        Assert.Equal(Feeds, await db.Polls.CountAsync(p => p.Outcome == PollOutcome.Succeeded, Cancelled));
        Assert.All(GapsOverFour(), gap => Assert.True(gap >= HostDelay * 3, $"{gap.TotalMilliseconds:F0} ms for four steps of the host's pace"));
    }

    /// <summary>Over four steps, since a busy machine may send one request late and so near the next; two paces side by side would need half the time.</summary>
    private IEnumerable<TimeSpan> GapsOverFour()
    {
        var times = requests.Select(request => request.At).Order().ToList();
        Assert.True(times.Count > Feeds, $"{times.Count} requests");
        return times.Zip(times.Skip(4), (one, fourth) => fourth - one);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        requests.Enqueue((path, clock.Elapsed));
        if (!path.EndsWith(".xml", StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (open.AddOrUpdate(path, 1, (_, count) => count + 1) > 1)
        {
            Interlocked.Increment(ref overlaps);
        }

        try
        {
            while (isHolding)
            {
                if (open.Values.Sum() == Feeds)
                {
                    held.TrySetResult();
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, context.RequestAborted);
            }

            context.Response.ContentType = "application/rss+xml";
            await context.Response.WriteAsync("<rss version=\"2.0\"><channel><title>News</title></channel></rss>", context.RequestAborted);
        }
        catch (OperationCanceledException)
        {
            // The scraper that asked is dead.
        }
        finally
        {
            open.AddOrUpdate(path, 0, (_, count) => count - 1);
        }
    }
}
