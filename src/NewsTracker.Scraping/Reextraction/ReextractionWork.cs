using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Reextraction;
using NewsTracker.Core;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Reextraction;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Reextraction;

/// <summary>Reads articles again from their snapshots and writes down what would change. Articles stay as they are.</summary>
internal sealed partial class ReextractionWork(NewsTrackerDbContext db, SnapshotReading reading, ILogger<ReextractionWork> logger) : IJobWork
{
    private const int ReadAtOnce = 20;

    public string Kind => ReextractionParameters.Kind;

    public async Task<string> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var articles = db.ToReadAgain(run.Parameters<ReextractionParameters>());
        var total = await articles.CountAsync(cancellationToken);
        var checkpoint = run.Checkpoint<ReextractionCheckpoint>() ?? new ReextractionCheckpoint(0, 0);
        while (await NextAsync(articles, checkpoint.AfterId, cancellationToken) is { Count: > 0 } next)
        {
            foreach (var articleId in next)
            {
                await ReadAsync(run.JobId, articleId, cancellationToken);
                checkpoint = new ReextractionCheckpoint(articleId, checkpoint.Done + 1);
                await run.ReportAsync(checkpoint.Done, Math.Max(total, checkpoint.Done), $"Reading article {articleId} again", checkpoint, cancellationToken);
            }
        }

        return await SummaryAsync(run.JobId, cancellationToken);
    }

    private static Task<List<long>> NextAsync(IQueryable<Article> articles, long afterId, CancellationToken cancellationToken) =>
        articles.Where(a => a.Id > afterId).OrderBy(a => a.Id).Select(a => a.Id).Take(ReadAtOnce).ToListAsync(cancellationToken);

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
        ReextractionResult Result(ReextractionState state, string? reason) => new()
        {
            JobId = jobId,
            ArticleId = revision.ArticleId,
            RevisionId = revision.Id,
            EngineVersion = ArticleExtractor.EngineVersion,
            State = state,
            Reason = reason,
        };

        try
        {
            var outcome = await reading.ReadAsync(revision, cancellationToken);
            if (outcome is SnapshotOutcome.Refused refused)
            {
                return Result(ReextractionState.Refused, refused.Explanation);
            }

            var read = ((SnapshotOutcome.Read)outcome).Revision;
            var (changes, added, lost) = RevisionComparison.Compare(revision, read);
            return new ReextractionResult
            {
                JobId = jobId,
                ArticleId = revision.ArticleId,
                RevisionId = revision.Id,
                EngineVersion = ArticleExtractor.EngineVersion,
                State = changes.Count == 0 ? ReextractionState.Same : ReextractionState.Proposed,
                Changes = changes,
                WordsAdded = added,
                WordsLost = lost,
                TextHash = read.TextHash,
            };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // One damaged snapshot never costs the others.
            Log.Failed(logger, exception, revision.ArticleId);
            return Result(ReextractionState.Refused, $"It could not be read: {exception.Message}");
        }
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
