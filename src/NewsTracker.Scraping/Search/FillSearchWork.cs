using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Search;

/// <summary>Writes the search rows of articles that are older than the search. Doing it twice does no harm.</summary>
internal sealed class FillSearchWork(NewsTrackerDbContext db) : IJobWork
{
    public const string KindOfJob = "search-fill";

    private const int AtOnce = 200;

    public string Kind => KindOfJob;

    public async Task<string> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var checkpoint = run.Checkpoint<FillCheckpoint>() ?? new FillCheckpoint(0, 0);
        var total = checkpoint.Done + await db.Articles.CountAsync(a => a.Id > checkpoint.AfterId && !db.ArticleSearch.Any(s => s.ArticleId == a.Id), cancellationToken);
        while (await NextAsync(checkpoint.AfterId, cancellationToken) is { Length: > 0 } ids)
        {
            await db.Database.ExecuteSqlAsync($"select article_search_write({ids})", cancellationToken);
            checkpoint = new FillCheckpoint(ids[^1], checkpoint.Done + ids.Length);
            await run.ReportAsync(checkpoint.Done, Math.Max(total, checkpoint.Done), $"Articles up to number {checkpoint.AfterId} can be found", checkpoint, cancellationToken);
        }

        // Rare words are told from common ones by statistics; without them the first searches would be slow.
        await db.Database.ExecuteSqlAsync($"analyze article_search", cancellationToken);
        return checkpoint.Done == 1 ? "One article can be found now." : $"{checkpoint.Done} articles can be found now.";
    }

    private Task<long[]> NextAsync(long afterId, CancellationToken cancellationToken) =>
        db.Articles.Where(a => a.Id > afterId && !db.ArticleSearch.Any(s => s.ArticleId == a.Id)).OrderBy(a => a.Id).Select(a => a.Id).Take(AtOnce).ToArrayAsync(cancellationToken);
}

/// <param name="AfterId">Articles up to this one have been seen to.</param>
internal sealed record FillCheckpoint(long AfterId, int Done);
