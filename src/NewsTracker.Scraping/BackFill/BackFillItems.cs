using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.BackFill;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.BackFill;

/// <summary>The list of addresses of one back-fill.</summary>
internal sealed class BackFillItems(NewsTrackerDbContext db, TimeProvider clock)
{
    /// <summary>After how long an address is tried again that could not be fetched: thrice, then it is left.</summary>
    private static readonly TimeSpan[] Gaps = [TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    /// <summary>Adds what is not listed yet.</summary>
    public async Task AddAsync(long jobId, IReadOnlyCollection<(CanonicalUrl Url, DateOnly? Day)> found, CancellationToken cancellationToken)
    {
        var (urls, days) = (found.Select(item => item.Url.Value).ToArray(), found.Select(item => item.Day).ToArray());
        await db.Database.ExecuteSqlAsync(
            $"insert into back_fill_items (job_id, url, day) select {jobId}, url, day from unnest({urls}, {days}) as found (url, day) on conflict (job_id, url) do nothing",
            cancellationToken);
    }

    /// <summary>
    /// The next addresses to fetch: in the order in which they were found, then those to be tried again whose time has come. Read from ix_back_fill_items_waiting and
    /// ix_back_fill_items_retries.
    /// </summary>
    public async Task<IReadOnlyList<BackFillItem>> NextAsync(long jobId, int most, CancellationToken cancellationToken)
    {
        var items = db.Set<BackFillItem>().AsNoTracking().Where(i => i.JobId == jobId);
        if (await items.Where(i => i.Outcome == null).OrderBy(i => i.Id).Take(most).ToListAsync(cancellationToken) is { Count: > 0 } waiting)
        {
            return waiting;
        }

        var now = clock.GetUtcNow();
        return await items.Where(i => i.NextTryAt <= now).OrderBy(i => i.NextTryAt).ThenBy(i => i.Id).Take(most).ToListAsync(cancellationToken);
    }

    public Task SettleAsync(BackFillItem item, TakenItem taken, CancellationToken cancellationToken)
    {
        var row = taken.Row;
        var hasFailed = row.Outcome.IsFailure();
        var (attempts, next) = (item.Attempts + (hasFailed ? 1 : 0), hasFailed ? NextTryOf(item, taken) : null);
        return db.Set<BackFillItem>().Where(i => i.Id == item.Id).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.Outcome, row.Outcome).SetProperty(i => i.Reason, row.Reason).SetProperty(i => i.ArticleId, row.ArticleId)
                .SetProperty(i => i.Attempts, attempts).SetProperty(i => i.NextTryAt, next),
            cancellationToken);
    }

    /// <summary>How many addresses are to be tried again, and when: together with the first those that are due soon after it. Null where there are none.</summary>
    public async Task<(int Count, DateTimeOffset At)?> FindRetriesAsync(long jobId, CancellationToken cancellationToken)
    {
        var retries = db.Set<BackFillItem>().Where(i => i.JobId == jobId && i.NextTryAt != null);
        if (await retries.MinAsync(i => i.NextTryAt, cancellationToken) is not { } first)
        {
            return null;
        }

        var soon = first + Gaps[0];
        var at = await retries.Where(i => i.NextTryAt <= soon).MaxAsync(i => i.NextTryAt, cancellationToken);
        return (await retries.CountAsync(cancellationToken), at ?? first);
    }

    private DateTimeOffset? NextTryOf(BackFillItem item, TakenItem failed)
    {
        if (failed.IsGone || item.Attempts >= Gaps.Length)
        {
            return null;
        }

        var next = clock.GetUtcNow() + Gaps[item.Attempts];
        return failed.NotBefore is { } asked && asked > next ? asked : next;
    }

    public async Task<BackFillCounts> CountAsync(long jobId, CancellationToken cancellationToken)
    {
        var counts = await db.Set<BackFillItem>().Where(i => i.JobId == jobId).GroupBy(i => i.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        int Of(Func<PollItemOutcome?, bool> isCounted) => counts.Where(c => isCounted(c.Key)).Sum(c => c.Count);
        return new BackFillCounts(
            Of(_ => true),
            Of(outcome => outcome is not null),
            Of(outcome => outcome is PollItemOutcome.Stored),
            Of(outcome => outcome is PollItemOutcome.Unchanged or PollItemOutcome.Duplicate or PollItemOutcome.Revised),
            Of(outcome => outcome?.IsFailure() == true));
    }
}

/// <param name="Known">Articles that were stored before.</param>
internal sealed record BackFillCounts(int Total, int Done, int Stored, int Known, int Failed)
{
    public string InWords => $"{Counting.Of(Total, "address", "addresses")} found: {Counting.Of(Stored, "article")} stored, {Known} known before, {Failed} failed, {Done - Stored - Known - Failed} left out.";
}
