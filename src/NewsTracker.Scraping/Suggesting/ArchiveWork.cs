using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Core;
using NewsTracker.Core.Analysis;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Stories;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Suggesting;

/// <summary>
/// Reads every stored article again with today's engines, oldest first, each in a transaction of its own. Reading twice changes nothing. What people
/// decided stays: verdicts on suggestions, and where an editor put an article among the stories.
/// </summary>
internal sealed partial class ArchiveWork(NewsTrackerDbContext db, PositionProposals proposals, StoryPlacement stories, ILogger<ArchiveWork> logger) : IJobWork
{
    private const int ReadAtOnce = 50;

    /// <summary>Where so many in a row fail it is not the articles: the job stops before them.</summary>
    private const int FailedInARowAtMost = 25;

    public string Kind => ArchiveParameters.Kind;

    public async Task<string> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        if (PositionAnalyser.LoadEncoder() is { } fault)
            throw new NothingDoneException($"The archive is to be read with the encoder, too. {fault}");
        var checkpoint = run.Checkpoint<ArchiveCheckpoint>() ?? new ArchiveCheckpoint(0, 0);
        var total = checkpoint.Done + await db.Articles.CountAsync(a => a.Id > checkpoint.AfterId, cancellationToken);
        var failedInARow = 0;
        while (await NextAsync(checkpoint.AfterId, cancellationToken) is { Count: > 0 } next)
        {
            foreach (var articleId in next)
            {
                var isRead = await TryReadAsync(articleId, cancellationToken);
                checkpoint = new ArchiveCheckpoint(articleId, checkpoint.Done + 1, checkpoint.Failed + (isRead ? 0 : 1));
                failedInARow = isRead ? 0 : failedInARow + 1;
                if (failedInARow == FailedInARowAtMost)
                {
                    throw new InvalidOperationException($"{FailedInARowAtMost} articles in a row could not be analysed, the last of them {articleId}; the log says why.");
                }
            }

            await run.ReportAsync(checkpoint.Done, Math.Max(total, checkpoint.Done), $"Analysed up to article {checkpoint.AfterId}", checkpoint, cancellationToken);
        }

        return checkpoint.Failed == 0 ? $"{Counting.Of(checkpoint.Done, "article")} analysed again." : $"{Counting.Of(checkpoint.Done, "article")} analysed again; {checkpoint.Failed} of them could not be, the log says why.";
    }

    /// <summary>Walks the primary key.</summary>
    private Task<List<long>> NextAsync(long afterId, CancellationToken cancellationToken) =>
        db.Articles.Where(a => a.Id > afterId).OrderBy(a => a.Id).Select(a => a.Id).Take(ReadAtOnce).ToListAsync(cancellationToken);

    /// <returns>Whether it was read; where not, the others are read nonetheless. What passes, as a deadlock or a lost connection does, is the job's to try again.</returns>
    private async Task<bool> TryReadAsync(long articleId, CancellationToken cancellationToken)
    {
        try
        {
            await ReadAsync(articleId, cancellationToken);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && !exception.IsPassing())
        {
            Log.Failed(logger, exception, articleId);
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task ReadAsync(long articleId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // Ingestion of a newer text waits, and comes after.
        await db.LockArticleAsync(articleId, cancellationToken);
        if (await db.Articles.AsNoTracking().SingleOrDefaultAsync(a => a.Id == articleId, cancellationToken) is not { } article)
        {
            return;
        }

        if (await db.Revisions.AsNoTracking().Newest(articleId).FirstOrDefaultAsync(cancellationToken) is { } revision)
        {
            await proposals.MakeAsync(articleId, revision, cancellationToken);
        }

        await stories.PlaceAsync(article, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Analysing article {ArticleId} again failed")]
        public static partial void Failed(ILogger logger, Exception exception, long articleId);
    }
}
