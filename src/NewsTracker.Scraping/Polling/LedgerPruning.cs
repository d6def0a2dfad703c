using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Polling;

/// <summary>
/// Takes old polls from the ledger that brought nothing and met no trouble: they are by far the most, and would fill the disk in the end. What a feed brought, what failed, the last word on every address
/// and the last poll of every feed stay.
/// </summary>
internal sealed partial class LedgerPruning(NewsTrackerDbContext db, IOptions<PollingOptions> options, TimeProvider clock, ILogger<LedgerPruning> logger)
{
    /// <summary>So many polls are looked at by one statement; each may have a row for every address that its feed lists.</summary>
    private const int AtOnce = 500;

    /// <summary>For so long the last of each half day stays: the watch over the intake looks back on which days a feed could be read.</summary>
    private static readonly TimeSpan ThinnedFor = TimeSpan.FromDays(IntakeRhythm.DaysOfWeeks + 7);

    /// <summary>Goes through the ledger by its key, in which polls stand about in the order of time, up to those that are kept as they are.</summary>
    /// <returns>How many polls it took away.</returns>
    public async Task<int> PruneAsync(CancellationToken cancellationToken)
    {
        var (now, kept) = (clock.GetUtcNow(), options.Value.QuietPollsKept);
        var (whole, thinned) = (now - kept, now - (kept > ThinnedFor ? kept : ThinnedFor));
        var (removed, after) = (0, 0L);
        while (await db.Polls.Where(p => p.Id > after).OrderBy(p => p.Id).Take(AtOnce).Select(p => new { p.Id, p.StartedAt }).ToListAsync(cancellationToken) is { Count: > 0 } polls
            && polls.Exists(poll => poll.StartedAt < whole))
        {
            removed += await PruneAsync(after, polls[^1].Id, whole, thinned, cancellationToken);
            after = polls[^1].Id;
        }

        Log.Pruned(logger, removed);
        return removed;
    }

    /// <summary>Other polls of a feed are found by ix_polls_feed_id_started_at, what polls saw by ix_poll_items_poll_id and ix_poll_items_url.</summary>
    private Task<int> PruneAsync(long after, long last, DateTimeOffset whole, DateTimeOffset thinned, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        delete from polls p
        where p.id > {after} and p.id <= {last} and p.started_at < {whole} and p.outcome in ('Succeeded', 'NotModified', 'Postponed') and p.stored = 0 and p.revised = 0 and p.failed = 0
            and exists (select from polls newer where newer.feed_id = p.feed_id and newer.started_at > p.started_at and (p.outcome <> 'Succeeded' or newer.outcome = 'Succeeded'))
            and (p.outcome = 'Postponed' or p.started_at < {thinned} or exists (
                select from polls beside where beside.feed_id = p.feed_id and beside.outcome in ('Succeeded', 'NotModified')
                    and beside.started_at > p.started_at and beside.started_at < date_bin('12 hours', p.started_at, timestamptz '2000-01-01 00:00:00+00') + interval '12 hours'))
            and not exists (
                select from poll_items told where told.poll_id = p.id and told.outcome not in ('Unchanged', 'AwaitingRetry')
                    and not exists (select from poll_items later where later.url = told.url and later.id > told.id))
        """,
        cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{PollCount} polls that brought nothing were taken from the ledger")]
        public static partial void Pruned(ILogger logger, int pollCount);
    }
}
