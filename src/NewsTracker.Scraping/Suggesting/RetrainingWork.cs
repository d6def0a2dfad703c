using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Choosing;
using NewsTracker.Core.Analysis.Learning;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Scoring;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Suggesting;

/// <summary>Trains the scorer on editors' verdicts, from the weights that come with the engine. The result is kept only where it is better than the one in use, both on articles they have not seen; then what is stored is weighed with it.</summary>
public static class Retraining
{
    public const string Kind = "retrain-scorer";

    public sealed record Parameters(int AnalysisVersion);
}

internal sealed class RetrainingWork(NewsTrackerDbContext db, JudgedArticles judged, CountryLexicon lexicon, ArchiveQueue archive, TimeProvider clock) : IJobWork
{
    private const int ReadAtOnce = 100;

    public string Kind => Retraining.Kind;

    public async Task<string> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var revisions = await judged.NewestAsync(cancellationToken);
        var trainedAt = await db.Scorers.InUse().Select(s => (DateTimeOffset?)s.TrainedAt).FirstOrDefaultAsync(cancellationToken);
        var (found, read, verdicts) = (new List<(long ArticleId, TrialArticle Article)>(), 0, 0);
        foreach (var next in revisions.Chunk(ReadAtOnce))
        {
            foreach (var article in await judged.ReadAsync(next, cancellationToken))
            {
                verdicts += article.Verdicts.Count;
                if (article.Candidates(lexicon) is { Count: > 0 } candidates)
                {
                    found.Add((article.ArticleId, new TrialArticle(candidates, IsKnown: article.JudgedAt <= trainedAt)));
                }
            }

            read += next.Length;
            await run.ReportAsync(read, revisions.Count, "Reading articles with verdicts", new Retraining.Parameters(PositionAnalyser.EngineVersion), cancellationToken);
        }

        // Revisions of one article are much the same text: learned from one, a scorer has seen the other.
        var articles = found.GroupBy(one => one.ArticleId, one => one.Article)
            .Select(revisions => new TrialArticle([.. revisions.SelectMany(revision => revision.Candidates)], revisions.Any(revision => revision.IsKnown))).ToList();
        if (articles.Count < ScorerTrial.LeastArticles)
        {
            return $"Nothing was trained: {Counting.Of(articles.Count, "article")} {(articles.Count == 1 ? "has" : "have")} verdicts on what today's engine reads, and it takes {ScorerTrial.LeastArticles} to tell better from worse.";
        }

        var trial = ScorerTrial.Run(articles, PositionModel.Default, cancellationToken);
        await KeepAsync(run.JobId, trial, articles.Count, verdicts, cancellationToken);
        if (!trial.IsBetter)
        {
            return $"Not kept, for it is no better: on articles it had not seen, {Words(trial.After)}; before, {Words(trial.Before)}.";
        }

        // Suggestions that wait have the confidences of the scorer before.
        await archive.AskAsync(AuditActor.Application, cancellationToken);
        return $"Kept: on articles it had not seen, {Words(trial.After)}; before, {Words(trial.Before)}. The archive is analysed again, so that what waits is weighed with it.";
    }

    private async Task KeepAsync(long jobId, ScorerTrial trial, int articles, int verdicts, CancellationToken cancellationToken)
    {
        await using var writer = new StringWriter();
        trial.Trained.Write(writer);
        db.Scorers.Add(new ScorerRecord
        {
            TrainedAt = clock.GetUtcNow(),
            AskedBy = await db.Jobs.Where(j => j.Id == jobId).Select(j => j.AskedBy).SingleAsync(cancellationToken),
            EngineVersion = PositionAnalyser.EngineVersion,
            Articles = articles,
            Verdicts = verdicts,
            Before = trial.Before,
            After = trial.After,
            IsKept = trial.IsBetter,
            Weights = writer.ToString(),
        });
        await db.SaveChangesAsync(cancellationToken);
    }

    private static string Words(ScorerFigures figures) =>
        string.Create(CultureInfo.InvariantCulture, $"{figures.Right} of {figures.Shown} shown were right, log loss {figures.LogLoss:F3}");
}
