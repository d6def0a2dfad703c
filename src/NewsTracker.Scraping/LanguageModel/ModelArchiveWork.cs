using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsTracker.Core;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.LanguageModel;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.LanguageModel;

/// <param name="BeforeId">All from this article on were looked at.</param>
/// <param name="Given">Of those looked at, how many are about mines and were given to the model.</param>
/// <param name="Failed">Of those looked at, how many could not be read.</param>
/// <param name="Total">How many there were to look at when the job first gave any; absent before.</param>
/// <param name="GivenOn">The day (UTC) on which one was given last.</param>
internal sealed record ModelArchiveCheckpoint(long BeforeId, int Looked, int Given, int Failed = 0, int? Total = null, DateOnly? GivenOn = null);

/// <summary>
/// Gives stored articles to the language model's queue, newest first and a few at a time; caps, retries and checks are those of the queue. The job waits while the queue is full, but for one article a day, and until the next day where today's share of the caps is
/// taken: the rest is for what arrives.
/// </summary>
internal sealed partial class ModelArchiveWork(
    NewsTrackerDbContext db, ModelArchive archive, LanguageModelSettings settings, ModelLedger ledger, ModelQueue queue, PositionProposals proposals, TimeProvider clock, ILogger<ModelArchiveWork> logger)
    : IJobWork
{
    internal const int WaitingAtMost = 50;

    private const int ReportedAfter = 25;

    /// <summary>Where so many in a row fail it is not the articles: the job stops before them.</summary>
    private const int FailedInARowAtMost = 25;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    public string Kind => ModelArchiveParameters.Kind;

    public async Task<string> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var model = run.Parameters<ModelArchiveParameters>().Model;
        if (await settings.FindAsync(cancellationToken) is not { IsOn: true } on || on.Name != model)
        {
            throw new NothingDoneException($"Language model {model} is no longer on. Turn it on and begin this again to go on, or ask anew for another.");
        }

        var checkpoint = run.Checkpoint<ModelArchiveCheckpoint>() ?? new ModelArchiveCheckpoint(long.MaxValue, 0, 0);
        Task ReportAsync() => run.ReportAsync(checkpoint.Looked, Math.Max(checkpoint.Total ?? 0, checkpoint.Looked), $"{Counting.Of(checkpoint.Given, "article")} given to {model}", checkpoint, cancellationToken);
        var today = clock.Today();
        var hasGiven = checkpoint.GivenOn == today;
        var leftToday = ArchiveShare.LeftToday(on, archive.TokensEach(on), await ledger.UsedTodayAsync(cancellationToken), hasGiven);
        var waiting = await queue.CountAsync(cancellationToken);
        var failedInARow = 0;

        // The one of the day is given whatever waits besides, or what arrives would keep it back for ever.
        for (var room = Math.Max(Math.Min(WaitingAtMost, leftToday) - waiting, !hasGiven && leftToday > 0 ? 1 : 0); room > 0;)
        {
            // Counted once: a look every half minute, for days, would count the whole rest each time.
            checkpoint = checkpoint with { Total = checkpoint.Total ?? checkpoint.Looked + await archive.CountAsync(model, checkpoint.BeforeId, cancellationToken) };
            var next = await archive.NextAsync(model, checkpoint.BeforeId, cancellationToken);
            if (next.Count == 0)
            {
                return $"{Counting.Of(checkpoint.Given, "stored article")} about mines given to {model}. What still waits is read as the caps allow.{(checkpoint.Failed == 0 ? "" : $" {Counting.Of(checkpoint.Failed, "article")} could not be looked at; the log says why.")}";
            }

            foreach (var articleId in next.TakeWhile(_ => room > 0))
            {
                var isGiven = await TryGiveAsync(model, articleId, cancellationToken);
                checkpoint = checkpoint with
                {
                    BeforeId = articleId,
                    Looked = checkpoint.Looked + 1,
                    Given = checkpoint.Given + (isGiven is true ? 1 : 0),
                    Failed = checkpoint.Failed + (isGiven is null ? 1 : 0),
                    GivenOn = isGiven is true ? today : checkpoint.GivenOn,
                };
                room -= isGiven is true ? 1 : 0;
                failedInARow = isGiven is null ? failedInARow + 1 : 0;
                if (failedInARow == FailedInARowAtMost)
                {
                    throw new InvalidOperationException($"{FailedInARowAtMost} articles in a row could not be given to {model}, the last of them {articleId}; the log says why.");
                }

                if (checkpoint.Looked % ReportedAfter == 0)
                {
                    await ReportAsync();
                }
            }

            await ReportAsync();
        }

        run.ComeBackAt(leftToday == 0 ? ledger.NextDay() + Pause : await NextLookAsync(cancellationToken));
        return $"{Counting.Of(checkpoint.Given, "article")} given to {model}; {(leftToday == 0 ? "more after midnight UTC: of what is allowed a day half is left to what arrives" : "more when it has read some of what waits")}.";
    }

    /// <returns>Whether it was given; null where it could not be read: the others are read nonetheless. What passes, as a deadlock or a lost connection does, is the job's to try again.</returns>
    private async Task<bool?> TryGiveAsync(string model, long articleId, CancellationToken cancellationToken)
    {
        try
        {
            return await GiveAsync(model, articleId, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && !exception.IsPassing())
        {
            Log.Failed(logger, exception, articleId);
            return null;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <returns>Whether its newest text is about mines, and waits for the model now.</returns>
    private async Task<bool> GiveAsync(string model, long articleId, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);

        // A newer text that comes in at this moment waits, and takes the place of this one.
        await db.LockArticleAsync(articleId, cancellationToken);
        var revision = await db.Revisions.AsNoTracking().Newest(articleId).FirstOrDefaultAsync(cancellationToken);
        if (revision is null || !await archive.IsUnreadAsync(model, articleId, cancellationToken) || !(await proposals.AnalyseAsync(revision, cancellationToken)).IsRelevant)
        {
            return false;
        }

        await queue.AddAsync(articleId, revision.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Soon; where all that waits was put off, as until midnight when a cap is reached, then.</summary>
    private async Task<DateTimeOffset> NextLookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var due = await db.ModelReadings.MinAsync(r => (DateTimeOffset?)r.DueAt, cancellationToken);
        return due > now + ModelQueue.LeaseTime ? due.Value + Pause : now + Pause;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Giving article {ArticleId} to the language model failed")]
        public static partial void Failed(ILogger logger, Exception exception, long articleId);
    }
}
