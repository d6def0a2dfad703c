using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Stories;
using NewsTracker.Data.Audit;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Suggesting;
using NewsTracker.Scraping.Tests.Hosting;
using Npgsql;

namespace NewsTracker.Scraping.Tests.Suggesting;

/// <summary>The archive analysed again by newer engines, and a scorer trained on verdicts.</summary>
public sealed class ArchiveWorkTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly AuditActor Vera = new(Guid.NewGuid(), "Vera", IPAddress.Loopback);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Articles_of_an_earlier_engine_get_suggestions_and_stories_and_what_people_decided_stays()
    {
        var (first, second, third) = (await IngestAsync("Norway"), await IngestAsync("Norway"), await IngestAsync("Norway"));
        var rejected = (await SuggestionsAsync(second)).Single(s => s.Topic is Topic.Withdrawal);
        await pipeline.WithDbAsync(async db =>
        {
            var suggestion = await db.Suggestions.SingleAsync(s => s.Id == rejected.Id, Cancelled);
            suggestion.Decide(SuggestionFate.Rejected, "Said of somebody else", Vera.Id, Vera.Name, TimeProvider.System.GetUtcNow());
            return await db.SaveChangesAsync(Cancelled);
        });

        // As an earlier engine would have left them: nothing found in the first, no stories, but for the third, which an editor placed alone.
        await pipeline.WithDbAsync(db => db.Suggestions.Where(s => s.ArticleId == first).ExecuteDeleteAsync(Cancelled));
        await pipeline.WithDbAsync(db => db.StoryMembers.Where(m => m.ArticleId != third).ExecuteUpdateAsync(set => set.SetProperty(m => m.EngineVersion, 0).SetProperty(m => m.StoryId, (long?)null), Cancelled));
        await pipeline.WithDbAsync(db => db.StoryMembers.Where(m => m.ArticleId == third).ExecuteUpdateAsync(set => set.SetProperty(m => m.EngineVersion, 0).SetProperty(m => m.StoryId, (long?)null).SetProperty(m => m.IsPlacedByHand, true), Cancelled));
        var job = await RunAsync(await AskAsync());

        Assert.Equal(JobState.Succeeded, job.State);
        Assert.Equal(job.Total, job.Done);
        Assert.Equal("Analysing the archive again for suggestions and stories", job.Title);
        Assert.EndsWith(" analysed again.", job.Message, StringComparison.Ordinal);
        Assert.Contains(await SuggestionsAsync(first), s => s is { Topic: Topic.Withdrawal, Stance: Stance.Intends, Fate: SuggestionFate.Open });
        var judged = Assert.Single(await SuggestionsAsync(second), s => s.Topic is Topic.Withdrawal);
        Assert.Equal((rejected.Id, SuggestionFate.Rejected), (judged.Id, judged.Fate));
        var stories = await pipeline.WithDbAsync(db => db.StoryMembers.AsNoTracking().Where(m => m.ArticleId == first || m.ArticleId == second || m.ArticleId == third).OrderBy(m => m.ArticleId).ToListAsync(Cancelled));
        Assert.NotNull(stories[0].StoryId);
        Assert.Equal(stories[0].StoryId, stories[1].StoryId);
        Assert.Null(stories[2].StoryId);
        Assert.All(stories, member => Assert.Equal(StoryComparer.EngineVersion, member.EngineVersion));
    }

    [Theory]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    [InlineData(PostgresErrorCodes.AdminShutdown)]
    public async Task What_passes_leaves_no_article_unread(string code)
    {
        var article = await IngestAsync("Finland");
        await pipeline.WithDbAsync(db => db.Suggestions.Where(s => s.ArticleId == article).ExecuteDeleteAsync(Cancelled));
        await RefuseAsync(article, code);
        var job = await AskAsync();
        Assert.NotEqual(JobState.Succeeded, (await RunAsync(job)).State);

        await pipeline.WithDbAsync(db => db.Database.ExecuteSqlAsync($"drop trigger refuse on suggestions; drop function refuse()", Cancelled));
        await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(set => set.SetProperty(j => j.NotBefore, DateTimeOffset.UnixEpoch), Cancelled));
        var ended = await RunAsync(job);
        Assert.Equal(JobState.Succeeded, ended.State);
        Assert.EndsWith(" analysed again.", ended.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await SuggestionsAsync(article));
    }

    [Fact]
    public async Task An_article_that_cannot_be_read_is_told_of_and_keeps_none_of_the_others_back()
    {
        var (broken, last) = (await IngestAsync("Finland"), await IngestAsync("Sweden"));
        await pipeline.WithDbAsync(db => db.Suggestions.Where(s => s.ArticleId == broken || s.ArticleId == last).ExecuteDeleteAsync(Cancelled));
        await RefuseAsync(broken, "P0001");
        var job = await RunAsync(await AskAsync());
        await pipeline.WithDbAsync(db => db.Database.ExecuteSqlAsync($"drop trigger refuse on suggestions; drop function refuse()", Cancelled));

        Assert.Equal(JobState.Succeeded, job.State);
        Assert.EndsWith("; 1 of them could not be, the log says why.", job.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await SuggestionsAsync(last));
    }

    [Fact]
    public async Task The_archive_is_asked_for_once_for_each_version()
    {
        await IngestAsync("Sweden");
        await AskAsync();

        await using var scope = pipeline.Services.CreateAsyncScope();
        Assert.Null(await scope.ServiceProvider.GetRequiredService<ArchiveQueue>().AskOnceAsync(Vera, Cancelled));
    }

    [Fact]
    public async Task Of_two_hosts_that_start_at_once_one_asks_for_the_archive()
    {
        await IngestAsync("Finland");
        await pipeline.WithDbAsync(db => db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.SubjectId, "earlier"), Cancelled));

        var asked = await AtOnceAsync(AskOnceAsync);
        Assert.Single(asked, id => id is not null);
        Assert.Single(await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.SubjectId != "earlier").ToListAsync(Cancelled)));
    }

    [Fact]
    public async Task Of_two_clicks_at_once_both_lead_to_one_job()
    {
        await IngestAsync("Norway");
        await pipeline.WithDbAsync(db => db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.SubjectId, "earlier").SetProperty(j => j.State, JobState.Succeeded), Cancelled));

        var asked = await AtOnceAsync(AskAsync);
        Assert.Equal(asked[0], asked[1]);
        Assert.Equal(asked[0], Assert.Single(await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.SubjectId != "earlier").Select(j => j.Id).ToListAsync(Cancelled))));
    }

    [Fact]
    public async Task A_job_that_began_with_another_scorer_is_not_enough()
    {
        await IngestAsync("Norway");
        var before = await AskAsync();
        await pipeline.WithDbAsync(async db =>
        {
            var wanted = ArchiveParameters.Today(scorerId: 1_000);
            return await db.Jobs.Where(j => j.Id == before).ExecuteUpdateAsync(set => set.SetProperty(j => j.Parameters, JobJson.Write(wanted)).SetProperty(j => j.SubjectId, $"{wanted.AnalysisVersion}.{wanted.StoryVersion}.1000"), Cancelled);
        });

        await using var scope = pipeline.Services.CreateAsyncScope();
        var archive = scope.ServiceProvider.GetRequiredService<ArchiveQueue>();
        Assert.Null(await archive.FindUnfinishedAsync(Cancelled));
        var asked = await archive.AskAsync(Vera, Cancelled);

        Assert.True(asked.IsNew);
        Assert.NotEqual(before, asked.JobId);
        Assert.Equal(asked.JobId, await archive.FindUnfinishedAsync(Cancelled));
        Assert.Equal((asked.JobId, false), await archive.AskAsync(Vera, Cancelled));
    }

    [Fact]
    public async Task Too_few_verdicts_train_nothing_and_say_so()
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        var id = await scope.ServiceProvider.GetRequiredService<JobQueue>().EnqueueAsync(new JobRequest(Retraining.Kind, "Train", new Retraining.Parameters(0)), Vera, Cancelled);
        var job = await RunAsync(id);

        Assert.Equal(JobState.Succeeded, job.State);
        Assert.Contains("Nothing was trained", job.Message, StringComparison.Ordinal);
    }

    /// <summary>Neither can ask before both have begun: what is asked is audited, which waits.</summary>
    private async Task<T[]> AtOnceAsync<T>(Func<Task<T>> ask)
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTracker.Data.NewsTrackerDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
        await scope.ServiceProvider.GetRequiredService<AuditTrail>().AppendAsync(Vera, new AuditedAct("test.hold", "Test", "1"), Cancelled);
        var both = Task.WhenAll(ask(), ask());
        while (!both.IsCompleted && await WaitingAsync() < 2)
        {
            await Task.Yield();
        }

        await transaction.CommitAsync(Cancelled);
        return await both;
    }

    private async Task<long> AskAsync()
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ArchiveQueue>().AskAsync(Vera, Cancelled)).JobId;
    }

    private async Task<long?> AskOnceAsync()
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ArchiveQueue>().AskOnceAsync(AuditActor.Application, Cancelled);
    }

    /// <summary>Asked outside the transaction, where the server shows the same activity until the end.</summary>
    private Task<int> WaitingAsync() => pipeline.WithDbAsync(async db =>
        (await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").ToListAsync(Cancelled))[0]);

    private async Task<Job> RunAsync(long id)
    {
        await pipeline.Services.GetRequiredService<JobRunner>().RunAsync(id, isRecovery: false, Cancelled);
        return await pipeline.WithDbAsync(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id, Cancelled));
    }

    /// <summary>Has the database refuse to keep what is suggested of an article.</summary>
    private Task<int> RefuseAsync(long article, string code)
    {
        var statements = $"""
            create function refuse() returns trigger language plpgsql as $$ begin if new.article_id = {article} then raise exception 'refused' using errcode = '{code}'; end if; return new; end $$;
            create trigger refuse before insert on suggestions for each row execute function refuse()
            """;
        return pipeline.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(statements, Cancelled));
    }

    private Task<List<Suggestion>> SuggestionsAsync(long article) =>
        pipeline.WithDbAsync(db => db.Suggestions.AsNoTracking().Where(s => s.ArticleId == article).ToListAsync(Cancelled));

    private Task<long> IngestAsync(string state) => pipeline.StoreAsync(Page.Replace("STATE", state, StringComparison.Ordinal));

    private const string Page =
        """
        <!DOCTYPE html>
        <html lang="en-GB"><head><title>Cabinet sends exit bill to parliament</title></head>
        <body><main><article>
        <h1>Cabinet sends exit bill to parliament</h1>
        <p>STATE has decided to leave the Ottawa Convention, which bans anti-personnel mines, the prime minister told reporters on Tuesday after a meeting of the cabinet that lasted five hours.</p>
        <p>The bill goes to the committee on defence before the summer, and members expect a vote when the sittings begin again in the last week of September, the speaker's office said.</p>
        <p>Campaigners had gathered before the building with 312 pairs of shoes, one for each person who had been hurt by a mine in the region in the year before.</p>
        </article></main></body></html>
        """;
}
