using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.BackFill;
using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Scraping.BackFill;

/// <summary>The list of addresses of one back-fill.</summary>
internal sealed class BackFillItems(NewsTrackerDbContext db)
{
    /// <summary>Adds what is not listed yet.</summary>
    public async Task AddAsync(long jobId, IReadOnlyCollection<(CanonicalUrl Url, DateOnly? Day)> found, CancellationToken cancellationToken)
    {
        var (urls, days) = (found.Select(item => item.Url.Value).ToArray(), found.Select(item => item.Day).ToArray());
        await db.Database.ExecuteSqlAsync(
            $"insert into back_fill_items (job_id, url, day) select {jobId}, url, day from unnest({urls}, {days}) as found (url, day) on conflict (job_id, url) do nothing",
            cancellationToken);
    }

    /// <summary>The next addresses to fetch, in the order in which they were found. Read from ix_back_fill_items_waiting.</summary>
    public Task<List<BackFillItem>> NextAsync(long jobId, int most, CancellationToken cancellationToken) =>
        db.Set<BackFillItem>().AsNoTracking().Where(i => i.JobId == jobId && i.Outcome == null).OrderBy(i => i.Id).Take(most).ToListAsync(cancellationToken);

    public Task SettleAsync(BackFillItem item, PollItem outcome, CancellationToken cancellationToken) =>
        db.Set<BackFillItem>().Where(i => i.Id == item.Id).ExecuteUpdateAsync(
            set => set.SetProperty(i => i.Outcome, outcome.Outcome).SetProperty(i => i.Reason, outcome.Reason).SetProperty(i => i.ArticleId, outcome.ArticleId),
            cancellationToken);

    public async Task<BackFillCounts> CountAsync(long jobId, CancellationToken cancellationToken)
    {
        var counts = await db.Set<BackFillItem>().Where(i => i.JobId == jobId).GroupBy(i => i.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        int Of(params PollItemOutcome[] outcomes) => counts.Where(c => c.Key is { } key && outcomes.Contains(key)).Sum(c => c.Count);
        return new BackFillCounts(
            counts.Sum(c => c.Count),
            counts.Where(c => c.Key is not null).Sum(c => c.Count),
            Of(PollItemOutcome.Stored),
            Of(PollItemOutcome.Unchanged, PollItemOutcome.Duplicate, PollItemOutcome.Revised),
            Of(PollItemOutcome.FetchFailed, PollItemOutcome.Failed));
    }
}

/// <param name="Known">Articles that were stored before.</param>
internal sealed record BackFillCounts(int Total, int Done, int Stored, int Known, int Failed)
{
    public string InWords => $"{Counting.Of(Total, "address", "addresses")} found: {Counting.Of(Stored, "article")} stored, {Known} known before, {Failed} failed, {Done - Stored - Known - Failed} left out.";
}
