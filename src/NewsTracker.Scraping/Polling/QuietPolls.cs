using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Polling;

/// <summary>
/// Closes quiet polls, which most are. Those that end while others are being written gather, and go to the server together, in one transaction with one statement for their feeds and one for
/// their rows in the ledger. Each is fenced by its own lease, as if it were alone, and none waits for company.
/// </summary>
internal sealed partial class QuietPolls(IServiceScopeFactory scopes, TimeProvider clock, ILogger<QuietPolls> logger) : IDisposable
{
    private const int MostAtOnce = 200;

    private readonly ConcurrentQueue<QuietPoll> waiting = new();
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Writes the result, unless the lease has passed to another scraper. What is cancelled may be written all the same, by one who has his turn: its lease decides.</summary>
    public async Task CloseAsync(FeedLease lease, FeedReading reading, CancellationToken cancellationToken)
    {
        var poll = new QuietPoll(lease, reading);
        waiting.Enqueue(poll);
        await turn.WaitAsync(cancellationToken);
        try
        {
            while (!poll.IsSettled)
            {
                await SettleAsync(Gather());
            }
        }
        finally
        {
            turn.Release();
        }

        poll.ThrowIfFailed();
    }

    public void Dispose() => turn.Dispose();

    private List<QuietPoll> Gather()
    {
        var gathered = new List<QuietPoll>();
        while (gathered.Count < MostAtOnce && waiting.TryDequeue(out var poll))
        {
            gathered.Add(poll);
        }

        return gathered;
    }

    /// <summary>One that cannot be written costs no other anything.</summary>
    private async Task SettleAsync(List<QuietPoll> polls)
    {
        try
        {
            await WriteAsync(polls);
            polls.ForEach(poll => poll.Settle());
        }
        catch (Exception exception) when (polls.Count > 1)
        {
            Log.WrittenOneByOne(logger, exception, polls.Count);
            foreach (var poll in polls)
            {
                await SettleAsync([poll]);
            }
        }
        catch (Exception exception)
        {
            polls[0].Fail(exception);
        }
    }

    /// <summary>Several wait for this, so none of them may cancel it; the time-out of a command bounds it.</summary>
    private async Task WriteAsync(List<QuietPoll> polls)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
        var feeds = await scope.ServiceProvider.GetRequiredService<FeedLeases>().LockAsync([.. polls.Select(poll => poll.Lease)], CancellationToken.None);
        var now = clock.GetUtcNow();
        var closed = new List<(Feed Feed, Poll Poll)>(polls.Count);
        foreach (var poll in polls)
        {
            if (feeds.TryGetValue(poll.Lease.FeedId, out var feed))
            {
                closed.Add((feed, Close(poll, feed, now)));
            }
            else
            {
                Log.LeaseLost(logger, poll.Lease.FeedId, poll.Lease.Epoch);
            }
        }

        if (closed.Count > 0)
        {
            await QuietPollStatements.WriteAsync(db, closed, now, CancellationToken.None);
        }

        await transaction.CommitAsync(CancellationToken.None);
        foreach (var (feed, poll) in closed)
        {
            Log.Polled(logger, feed.Id, poll.Outcome, (long)(now - poll.StartedAt).TotalMilliseconds);
        }
    }

    private static Poll Close(QuietPoll quiet, Feed feed, DateTimeOffset now)
    {
        var poll = quiet.Lease.Poll;
        poll.FinishedAt = now;
        poll.Describe(quiet.Reading, TakenItems.None);
        FeedSettlement.Settle(feed, quiet.Lease.Feed, quiet.Reading, trouble: null, isWhole: true, now);
        (feed.NextPollAt, feed.NextPollReason) = PollSchedule.AfterVisit(feed, quiet.Reading, now);
        return poll;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Polled feed {FeedId}: {PollOutcome}, nothing new in {ElapsedMs} ms")]
        public static partial void Polled(ILogger logger, long feedId, PollOutcome pollOutcome, long elapsedMs);

        [LoggerMessage(LogLevel.Warning, "Lease {LeaseEpoch} on feed {FeedId} passed to another scraper; the result is dropped")]
        public static partial void LeaseLost(ILogger logger, long feedId, long leaseEpoch);

        [LoggerMessage(LogLevel.Warning, "{PollCount} polls could not be written together; each is written by itself")]
        public static partial void WrittenOneByOne(ILogger logger, Exception exception, int pollCount);
    }
}
