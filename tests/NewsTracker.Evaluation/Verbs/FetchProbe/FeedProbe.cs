using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Evaluation.Verbs.FetchProbe;

/// <summary>Reads a feed as the preview of a new one does; one that is to be fetched twice is added to the store and polled twice.</summary>
internal static class FeedProbe
{
    public static async Task<ProbeResult> RunAsync(IServiceProvider services, ProbeCase probe, CancellationToken cancellationToken)
    {
        if (probe.Twice)
        {
            return await PollTwiceAsync(services, probe, cancellationToken);
        }

        await using var scope = services.CreateAsyncScope();
        return ProbeOutcome.Of(await scope.ServiceProvider.GetRequiredService<FeedFetching>().ReadAsync(new FetchRequest(new Uri(probe.Url)), cancellationToken));
    }

    private static async Task<ProbeResult> PollTwiceAsync(IServiceProvider services, ProbeCase probe, CancellationToken cancellationToken)
    {
        long feedId;
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
            var source = new Source { Name = probe.Id, HomeUrl = probe.Url, CreatedAt = TimeProvider.System.GetUtcNow() };
            db.Sources.Add(source);
            await db.SaveChangesAsync(cancellationToken);
            var feed = new Feed { SourceId = source.Id, Url = probe.Url, NextPollAt = DateTimeOffset.UnixEpoch };
            db.Feeds.Add(feed);
            await db.SaveChangesAsync(cancellationToken);
            feedId = feed.Id;
        }

        var first = await PollAsync(services, feedId, cancellationToken);
        var second = await PollAsync(services, feedId, cancellationToken);
        await using var ending = services.CreateAsyncScope();
        var ledger = await ending.ServiceProvider.GetRequiredService<NewsTrackerDbContext>().Polls.Where(p => p.FeedId == feedId).OrderBy(p => p.Id)
            .Select(p => p.Items.Select(item => item.Url).ToList()).ToListAsync(cancellationToken);
        return first with { Second = second with { NewEntries = ledger[1].Except(ledger[0], StringComparer.Ordinal).Count(), Kept = true } };
    }

    private static async Task<ProbeResult> PollAsync(IServiceProvider services, long feedId, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var lease = await scope.ServiceProvider.GetRequiredService<FeedLeases>().TakeAsync(feedId, "fetch-probe", cancellationToken)
            ?? throw new InvalidOperationException($"Feed {feedId} is leased to someone else.");
        var reading = await scope.ServiceProvider.GetRequiredService<FeedPoller>().PollAsync(lease, cancellationToken)
            ?? throw new InvalidOperationException($"The lease on feed {feedId} was lost.");
        return ProbeOutcome.Of(reading);
    }
}
