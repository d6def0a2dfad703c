using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Jobs;
using NewsTracker.Data.LanguageModel;
using NewsTracker.Data.Search;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.LanguageModel;

/// <summary>Reading by a language model what was stored before that model was on: how much there is, what it may cost, and the job that does it.</summary>
public sealed class ModelArchive(NewsTrackerDbContext db, LanguageModelSettings settings, ArticleQueryPreparation queries, Codebook codebook, JobQueue jobs, TimeProvider clock)
{
    /// <summary>More are not counted.</summary>
    public const int CountedAtMost = 10_000;

    private const int LookedAtOnce = 1_000;

    // A text without any of these is about other mines, or none; of the others the engine tells when each is looked at.
    private const string Words = "mine OR mined OR minefield OR landmine OR demining OR demine OR antipersonnel OR ottawa";

    /// <summary>What reading the archive by the model would take at most. What a job has looked through and found to be about other mines is not counted again.</summary>
    public async Task<ModelArchiveCost> EstimateAsync(ModelSettings model, CancellationToken cancellationToken)
    {
        var since = await JobsOf(model.Name).Where(j => j.State == JobState.Succeeded).MaxAsync(j => (DateTimeOffset?)j.AskedAt, cancellationToken);
        var articles = await (await UnreadAsync(Unread(model.Name).Where(a => since == null || a.LastChangedAt >= since), long.MaxValue, cancellationToken)).CountUpToAsync(CountedAtMost + 1, cancellationToken);
        return new ModelArchiveCost(articles, TokensEach(model), model.CallsPerDay, model.TokensPerDay, since);
    }

    /// <summary>The most that reading one article may take.</summary>
    internal int TokensEach(ModelSettings model) =>
        ModelPrompt.Create(codebook, new ModelArticle("", PublishedOn: null, new string('m', model.MaxCharacters)), model.MaxCharacters, model.TokensPerDay).TokensAtMost;

    /// <returns>The job that does it, and whether it is new or waits or runs already; null where no model is on.</returns>
    public async Task<(long JobId, bool IsNew)?> AskAsync(AuditActor actor, CancellationToken cancellationToken)
    {
        if (await settings.FindAsync(cancellationToken) is not { IsOn: true } model)
        {
            return null;
        }

        var request = new JobRequest(ModelArchiveParameters.Kind, $"Reading stored articles by language model {model.Name}", new ModelArchiveParameters(model.Name));
        return await jobs.EnqueueUnlessSameAsync(request, actor, cancellationToken);
    }

    /// <summary>The job of this model that waits or runs.</summary>
    public Task<long?> FindUnfinishedAsync(string model, CancellationToken cancellationToken) =>
        JobsOf(model).FindUnfinishedAsync(cancellationToken);

    /// <summary>After a change of the settings: a job that waits for the next day looks at once, for more may be allowed now, and one of a model that is no longer on ends.</summary>
    public Task<int> WakeAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Jobs.OfKind(ModelArchiveParameters.Kind).Where(j => j.State == JobState.Queued && j.NotBefore > now).ExecuteUpdateAsync(set => set.SetProperty(j => j.NotBefore, now), cancellationToken);
    }

    /// <summary>The newest before one.</summary>
    internal async Task<List<long>> NextAsync(string model, long beforeId, CancellationToken cancellationToken) =>
        await (await UnreadAsync(Unread(model), beforeId, cancellationToken)).OrderByDescending(id => id).Take(LookedAtOnce).ToListAsync(cancellationToken);

    /// <summary>Whether one of them is so still: what was to be given may have changed and been read since it was found.</summary>
    internal Task<bool> IsUnreadAsync(string model, long articleId, CancellationToken cancellationToken) => Unread(model).AnyAsync(article => article.Id == articleId, cancellationToken);

    internal async Task<int> CountAsync(string model, long beforeId, CancellationToken cancellationToken) => await (await UnreadAsync(Unread(model), beforeId, cancellationToken)).CountAsync(cancellationToken);

    /// <summary>Analysed articles that may be about mines, whose text of today the model has neither answered on nor been given: by ix_article_search_words and ix_model_calls_article_id.</summary>
    private async Task<IQueryable<long>> UnreadAsync(IQueryable<Article> unread, long beforeId, CancellationToken cancellationToken) => await queries.PrepareAsync(Words, cancellationToken) is SearchPreparation.Ready ready
        ? from row in queries.Matching(ready.Condition)
          join article in unread on row.ArticleId equals article.Id
          where article.Id < beforeId
          select article.Id
        : throw new UnreachableException();

    private IQueryable<Job> JobsOf(string model) => db.Jobs.OfKind(ModelArchiveParameters.Kind).WithParameters(JobJson.Write(new ModelArchiveParameters(model)));

    private IQueryable<Article> Unread(string model) => db.Articles.Where(article => article.ActingCountries != null && !db.ModelReadings.Any(r => r.ArticleId == article.Id)
        && !db.ModelCalls.Any(c => c.ArticleId == article.Id && c.Model == model && c.Outcome == ModelCallOutcome.Answered && c.At >= article.LastChangedAt));
}
