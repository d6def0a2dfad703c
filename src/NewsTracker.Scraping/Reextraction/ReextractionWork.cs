using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Reextraction;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Reextraction;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Reextraction;

/// <summary>Reads articles again from their snapshots and writes down what would change. Articles stay as they are.</summary>
internal sealed partial class ReextractionWork(NewsTrackerDbContext db, ReextractionScope scope, MatchedArticles matched, SnapshotReading reading, ILogger<ReextractionWork> logger) : IJobWork
{
    public string Kind => ReextractionParameters.Kind;

    public async Task<string> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var (articles, problem) = await scope.FindAsync(run.Parameters<ReextractionParameters>(), run.Asker.Id, run.AskedAt, cancellationToken);
        if (articles is null)
        {
            throw new NothingDoneException(problem!);
        }

        var checkpoint = run.Checkpoint<ReextractionCheckpoint>() ?? new ReextractionCheckpoint(0, 0);
        var ids = await matched.AllAsync(articles.Where(a => a.Id > checkpoint.AfterId).Select(a => a.Id), cancellationToken);
        var total = checkpoint.Done + ids.Count;
        foreach (var articleId in ids)
        {
            await ReadAsync(run.JobId, articleId, cancellationToken);
            checkpoint = new ReextractionCheckpoint(articleId, checkpoint.Done + 1);
            await run.ReportAsync(checkpoint.Done, total, $"Reading article {articleId} again", checkpoint, cancellationToken);
        }

        return await SummaryAsync(run.JobId, cancellationToken);
    }

    private async Task ReadAsync(long jobId, long articleId, CancellationToken cancellationToken)
    {
        var revision = await db.Revisions.NewestToReadAgain(articleId).FirstAsync(cancellationToken);
        if (revision.Snapshot is null || await db.ReextractionResults.AnyAsync(r => r.JobId == jobId && r.ArticleId == articleId, cancellationToken))
        {
            return;
        }

        db.ReextractionResults.Add(await CompareAsync(jobId, revision, cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private async Task<ReextractionResult> CompareAsync(long jobId, Revision revision, CancellationToken cancellationToken)
    {
        try
        {
            return await reading.ReadAsync(revision, cancellationToken) switch
            {
                SnapshotOutcome.Read { Revision: var read } => ResultOf(jobId, revision, read),
                SnapshotOutcome.Refused refused => ResultOf(jobId, revision, null, refused.Explanation),
                _ => throw new UnreachableException(),
            };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // One damaged snapshot never costs the others.
            Log.Failed(logger, exception, revision.ArticleId);
            return ResultOf(jobId, revision, null, $"It could not be read: {exception.Message}");
        }
    }

    /// <param name="read">What it reads as now; null where it was refused.</param>
    private static ReextractionResult ResultOf(long jobId, Revision before, Revision? read, string? reason = null)
    {
        var (changes, added, lost) = read is null ? ([], 0, 0) : RevisionComparison.Compare(before, read);
        return new ReextractionResult
        {
            JobId = jobId,
            ArticleId = before.ArticleId,
            RevisionId = before.Id,
            EngineVersion = ArticleExtractor.EngineVersion,
            State = read is null ? ReextractionState.Refused : changes.Count == 0 ? ReextractionState.Same : ReextractionState.Proposed,
            Changes = changes,
            WordsAdded = added,
            WordsLost = lost,
            TextHash = read?.TextHash,
            Reason = reason,
        };
    }

    private async Task<string> SummaryAsync(long jobId, CancellationToken cancellationToken)
    {
        var counts = await db.ReextractionResults.OfJob(jobId).GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        int Of(ReextractionState state) => counts.FirstOrDefault(c => c.Key == state)?.Count ?? 0;
        var read = counts.Sum(c => c.Count);
        return $"{Counting.Of(read, "article")} read again: {Of(ReextractionState.Same)} read as before, {read - Of(ReextractionState.Same) - Of(ReextractionState.Refused)} differently, {Of(ReextractionState.Refused)} not at all.";
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Reading article {ArticleId} again failed")]
        public static partial void Failed(ILogger logger, Exception exception, long articleId);
    }
}
