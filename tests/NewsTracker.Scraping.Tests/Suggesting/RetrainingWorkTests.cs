using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Learning;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Positions;
using NewsTracker.Data.Scoring;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Suggesting;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Suggesting;

/// <summary>The scorer trained on editors' verdicts in the database, from the articles that came in to the weights in use.</summary>
public sealed class RetrainingWorkTests : IAsyncLifetime
{
    private const string Decision = "STATE has decided to leave the Ottawa Convention, which bans anti-personnel mines, the prime minister told reporters on Tuesday after a meeting of the cabinet that lasted five hours.";
    private const string Study = "STATE is studying a withdrawal from the Ottawa Convention, which bans anti-personnel mines, the defence minister told reporters on Tuesday after a visit to the border that lasted five hours.";

    private static readonly AuditActor Vera = new(Guid.NewGuid(), "Vera", IPAddress.Loopback);

    private readonly ScrapingPipeline pipeline = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => pipeline.InitializeAsync();

    public ValueTask DisposeAsync() => pipeline.DisposeAsync();

    [Fact]
    public async Task What_editors_reject_again_and_again_is_trusted_less_and_the_better_scorer_comes_into_use()
    {
        for (var article = 0; article < ScorerTrial.LeastArticles; article++)
        {
            await JudgeAsync(await IngestAsync(Decision, "Norway"), SuggestionFate.Accepted);
            await JudgeAsync(await IngestAsync(Study, "Sweden"), SuggestionFate.Rejected);
        }

        var trustedBefore = (await SuggestionAsync(await IngestAsync(Study, "Sweden")))!.Confidence;
        var job = await TrainAsync();

        Assert.Equal(JobState.Succeeded, job.State);
        Assert.StartsWith("Kept: on articles it had not seen", job.Message, StringComparison.Ordinal);
        var record = await pipeline.WithDbAsync(db => db.Scorers.AsNoTracking().SingleAsync(Cancelled));
        Assert.Equal((true, 2 * ScorerTrial.LeastArticles, 2 * ScorerTrial.LeastArticles, PositionAnalyser.EngineVersion, Vera.Name), (record.IsKept, record.Articles, record.Verdicts, record.EngineVersion, record.AskedBy));
        Assert.True(record.After.LogLoss < record.Before.LogLoss);
        Assert.True(record.After.Precision > record.Before.Precision);

        // What is stored is to be weighed with it, too, and no restart asks for that again.
        Assert.Equal(1, await ArchiveJobsAsync());
        await using (var scope = pipeline.Services.CreateAsyncScope())
        {
            Assert.Null(await scope.ServiceProvider.GetRequiredService<ArchiveQueue>().AskOnceAsync(Vera, Cancelled));
        }

        // Trained again on the same, it is judged as the first was, and is no better than what is in use.
        var again = await TrainAsync();
        Assert.StartsWith("Not kept", again.Message, StringComparison.Ordinal);
        var second = await pipeline.WithDbAsync(db => db.Scorers.AsNoTracking().OrderByDescending(s => s.Id).FirstAsync(Cancelled));
        Assert.Equal((record.After, record.After, false), (second.Before, second.After, second.IsKept));

        // The next article is weighed with it.
        var next = await SuggestionAsync(await IngestAsync(Study, "Sweden"));
        Assert.True(next is null || next.Confidence < trustedBefore, $"{next?.Confidence} is no less than {trustedBefore}.");
        Assert.NotNull(await SuggestionAsync(await IngestAsync(Decision, "Norway")));
    }

    [Fact]
    public async Task Verdicts_that_bear_the_confidences_out_change_nothing_and_the_record_says_so()
    {
        for (var article = 0; article < 2 * ScorerTrial.LeastArticles; article++)
        {
            await JudgeAsync(await IngestAsync(Decision, "Norway"), article % ScorerTrial.LeastArticles == 0 ? SuggestionFate.Rejected : SuggestionFate.Accepted);
        }

        var job = await TrainAsync();

        Assert.StartsWith("Not kept", job.Message, StringComparison.Ordinal);
        var record = await pipeline.WithDbAsync(db => db.Scorers.AsNoTracking().SingleAsync(Cancelled));
        Assert.False(record.IsKept);
        Assert.Equal(0, await ArchiveJobsAsync());
        Assert.Equal(2 * ScorerTrial.LeastArticles, record.Before.Judged);
        Assert.False(await pipeline.WithDbAsync(db => db.Scorers.InUse().AnyAsync(Cancelled)));
    }

    [Fact]
    public async Task An_article_on_which_todays_engine_reads_nothing_was_looked_at_all_the_same()
    {
        await JudgeAsync(await IngestAsync(Decision, "Norway"), SuggestionFate.Accepted);
        var unread = await IngestAsync(Decision, "Norway");
        await JudgeAsync(unread, SuggestionFate.Accepted);
        await pipeline.WithDbAsync(db => db.Revisions.Where(r => r.ArticleId == unread).ExecuteUpdateAsync(set => set.SetProperty(r => r.BodyText, "The bakers met."), Cancelled));

        var job = await TrainAsync();

        Assert.StartsWith("Nothing was trained: 1 article has", job.Message, StringComparison.Ordinal);
        Assert.Equal((2, 2), (job.Done, job.Total));
    }

    private async Task<Job> TrainAsync()
    {
        long id;
        await using (var scope = pipeline.Services.CreateAsyncScope())
        {
            id = await scope.ServiceProvider.GetRequiredService<JobQueue>().EnqueueAsync(new JobRequest(Retraining.Kind, "Train", new Retraining.Parameters(PositionAnalyser.EngineVersion)), Vera, Cancelled);
        }

        await pipeline.Services.GetRequiredService<JobRunner>().RunAsync(id, isRecovery: false, Cancelled);
        return await pipeline.WithDbAsync(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id, Cancelled));
    }

    private Task<int> ArchiveJobsAsync() => pipeline.WithDbAsync(db => db.Jobs.CountAsync(j => j.Kind == ArchiveParameters.Kind, Cancelled));

    private Task<Suggestion?> SuggestionAsync(long article) =>
        pipeline.WithDbAsync(db => db.Suggestions.AsNoTracking().FirstOrDefaultAsync(s => s.ArticleId == article && s.Topic == Topic.Withdrawal, Cancelled));

    private async Task JudgeAsync(long article, SuggestionFate fate)
    {
        var suggestion = (await SuggestionAsync(article))!;
        await using var scope = pipeline.Services.CreateAsyncScope();
        if (fate is SuggestionFate.Accepted)
        {
            var claim = new PositionClaim(suggestion.CountryCode, suggestion.Topic, suggestion.Stance, new DateOnly(2025, 7, 8));
            var words = new Evidence.Unmarked(article, 1, suggestion.QuoteStart, suggestion.QuoteEnd);
            Assert.IsType<RecordOutcome.Recorded>(await scope.ServiceProvider.GetRequiredService<PositionDesk>().RecordAsync(words, [claim], PositionState.Accepted, suggestion.Id, Vera, Cancelled));
        }
        else
        {
            Assert.IsType<SuggestionOutcome.Decided>(await scope.ServiceProvider.GetRequiredService<SuggestionVerdicts>().DecideAsync(suggestion.Id, SuggestionFate.Open, fate, "Only a study", Vera, Cancelled));
        }
    }

    private Task<long> IngestAsync(string lead, string state) =>
        pipeline.StoreAsync(Page.Replace("LEAD", lead, StringComparison.Ordinal).Replace("STATE", state, StringComparison.Ordinal));

    private const string Page =
        """
        <!DOCTYPE html>
        <html lang="en-GB"><head><title>The cabinet and the mine ban treaty</title></head>
        <body><main><article>
        <h1>The cabinet and the mine ban treaty</h1>
        <p>LEAD</p>
        <p>The committee on defence meets before the summer, and its members expect a debate when the sittings begin again in the last week of September, the speaker's office said.</p>
        <p>Campaigners had gathered before the building with 312 pairs of shoes, one for each person who had been hurt by a mine in the region in the year before.</p>
        </article></main></body></html>
        """;
}
