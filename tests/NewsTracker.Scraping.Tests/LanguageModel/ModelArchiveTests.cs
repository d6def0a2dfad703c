using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Data.Audit;
using NewsTracker.Data.LanguageModel;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.LanguageModel;
using Npgsql;

namespace NewsTracker.Scraping.Tests.LanguageModel;

/// <summary>What was stored before a model was on is read by it when an admin asks for that, newest first and nothing twice.</summary>
public sealed class ModelArchiveTests : IAsyncLifetime
{
    private readonly ModelledPipeline pipeline = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => pipeline.InitializeAsync();

    public ValueTask DisposeAsync() => pipeline.DisposeAsync();

    [Fact]
    public async Task Stored_articles_about_mines_are_given_newest_first_and_none_of_them_twice()
    {
        var (first, second) = (await StoreAsync("Norway"), await StoreAsync("Sweden"));
        await pipeline.IngestAsync("The copper mine in the north was sold on Tuesday, its owners told reporters after a long meeting of their board.", "Shares rose by a tenth when the news came.");
        await pipeline.BeginAsync();
        Assert.Equal(3, (await EstimateAsync()).Articles);

        var job = await RunAsync(await AskAsync());
        Assert.Equal((JobState.Succeeded, 3, "2 stored articles about mines given to fake-7b. What still waits is read as the caps allow."), (job.State, job.Done, job.Message));
        await pipeline.ReadNextAsync();
        Assert.Equal(second, (await pipeline.LastCallAsync()).ArticleId);
        await pipeline.ReadNextAsync();
        Assert.Equal(first, (await pipeline.LastCallAsync()).ArticleId);

        Assert.Equal("0 stored articles about mines given to fake-7b. What still waits is read as the caps allow.", (await RunAsync(await AskAsync())).Message);
        Assert.Empty(await GivenAsync());
        Assert.Equal(0, (await EstimateAsync()).Articles);
        Assert.NotNull((await EstimateAsync()).LookedThroughSince);
    }

    [Fact]
    public async Task Another_model_reads_them_anew()
    {
        var article = await StoreAsync("Norway");
        await pipeline.BeginAsync();
        await RunAsync(await AskAsync());
        await pipeline.ReadNextAsync();
        await TurnAsync(new ModelSettings { IsOn = true, Address = pipeline.Model.Address, Name = "other-8b" });

        await RunAsync(await AskAsync());

        Assert.Equal(article, await pipeline.WithDbAsync(db => db.ModelReadings.Select(r => r.ArticleId).SingleAsync(Cancelled)));
    }

    [Fact]
    public async Task A_full_queue_has_the_job_wait_and_it_goes_on_where_it_was()
    {
        var stored = new List<long>();
        for (var i = 0; i < ModelArchiveWork.WaitingAtMost + 2; i++)
        {
            stored.Add(await StoreAsync("Norway"));
        }

        await pipeline.BeginAsync(settings => settings with { CallsPerDay = 1_000, TokensPerDay = 10_000_000 });
        var waits = await RunAsync(await AskAsync());
        Assert.Equal((JobState.Queued, 50, 52, "50 articles given to fake-7b; more when it has read some of what waits."), (waits.State, waits.Done, waits.Total, waits.Message));
        Assert.True(waits.NotBefore > TimeProvider.System.GetUtcNow());
        Assert.Equal(stored[2..], await GivenAsync());
        await pipeline.WithDbAsync(db => db.ModelReadings.ExecuteDeleteAsync(Cancelled));
        await pipeline.WithDbAsync(db => db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.NotBefore, DateTimeOffset.UnixEpoch), Cancelled));

        var done = await RunAsync(waits.Id);
        Assert.Equal((JobState.Succeeded, 52, "52 stored articles about mines given to fake-7b. What still waits is read as the caps allow."), (done.State, done.Done, done.Message));
        Assert.Equal(stored[..2], await GivenAsync());
    }

    [Fact]
    public async Task Half_of_the_day_is_left_to_what_arrives()
    {
        for (var i = 0; i < 5; i++)
        {
            await StoreAsync("Norway");
        }

        await pipeline.BeginAsync(settings => settings with { CallsPerDay = 4, TokensPerDay = 10_000_000 });
        var job = await RunAsync(await AskAsync());
        Assert.Equal((JobState.Queued, 2), (job.State, (await GivenAsync()).Count));
        while (await pipeline.ReadNextAsync() is not null)
        {
        }

        await pipeline.WithDbAsync(db => db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.NotBefore, DateTimeOffset.UnixEpoch), Cancelled));
        var rests = await RunAsync(job.Id);
        Assert.Equal("2 articles given to fake-7b; more after midnight UTC: of what is allowed a day half is left to what arrives.", rests.Message);
        Assert.Equal((JobState.Queued, TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(1)), (rests.State, rests.NotBefore.UtcDateTime.Date));
        Assert.Empty(await GivenAsync());

        var arrived = await pipeline.IngestAsync("Sweden has decided to leave the Ottawa Convention, which bans anti-personnel mines, the prime minister told reporters on Tuesday after a long meeting of the cabinet.");
        Assert.IsType<ModelOutcome.Answered>(await pipeline.ReadNextAsync());
        Assert.Equal(arrived, (await pipeline.LastCallAsync()).ArticleId);
    }

    [Fact]
    public async Task One_a_day_is_given_though_what_arrives_took_the_half_and_waits()
    {
        var stored = new[] { await StoreAsync("Norway"), await StoreAsync("Sweden") };
        await pipeline.BeginAsync(settings => settings with { CallsPerDay = 3, TokensPerDay = 10_000_000 });
        await pipeline.IngestAsync("Denmark has decided to leave the Ottawa Convention, which bans anti-personnel mines, the prime minister told reporters on Tuesday after a long meeting of the cabinet.");
        await pipeline.ReadNextAsync();
        var waits = await pipeline.IngestAsync("Iceland has decided to leave the Ottawa Convention, which bans anti-personnel mines, the prime minister told reporters on Tuesday after a long meeting of the cabinet.");

        var job = await RunAsync(await AskAsync());
        Assert.Equal([stored[1], waits], await GivenAsync());

        // And no second.
        await pipeline.WithDbAsync(db => db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.NotBefore, DateTimeOffset.UnixEpoch), Cancelled));
        await RunAsync(job.Id);
        Assert.Equal([stored[1], waits], await GivenAsync());
    }

    [Fact]
    public async Task One_a_day_is_given_though_the_queue_is_full_day_after_day()
    {
        var stored = new[] { await StoreAsync("Norway"), await StoreAsync("Sweden") };
        await pipeline.BeginAsync(settings => settings with { CallsPerDay = 1_000, TokensPerDay = 10_000_000 });
        for (var i = 0; i < ModelArchiveWork.WaitingAtMost; i++)
        {
            await pipeline.IngestAsync("Denmark has decided to leave the Ottawa Convention, which bans anti-personnel mines, the prime minister told reporters on Tuesday after a long meeting of the cabinet.");
        }

        var job = await RunAsync(await AskAsync());
        Assert.Equal("1 article given to fake-7b; more when it has read some of what waits.", job.Message);
        Assert.Equal([stored[1]], (await GivenAsync()).Intersect(stored));
    }

    [Fact]
    public async Task An_article_that_cannot_be_given_is_told_of_and_keeps_none_of_the_others_back()
    {
        var (first, broken, last) = (await StoreAsync("Norway"), await StoreAsync("Sweden"), await StoreAsync("Finland"));
        await pipeline.BeginAsync();
        await RefuseAsync(broken, "P0001");

        var job = await RunAsync(await AskAsync());

        Assert.Equal((JobState.Succeeded, "2 stored articles about mines given to fake-7b. What still waits is read as the caps allow. 1 article could not be looked at; the log says why."), (job.State, job.Message));
        Assert.Equal([first, last], await GivenAsync());
    }

    [Fact]
    public async Task What_passes_loses_no_article()
    {
        var (first, held) = (await StoreAsync("Norway"), await StoreAsync("Sweden"));
        await pipeline.BeginAsync();
        await RefuseAsync(held, PostgresErrorCodes.DeadlockDetected);
        var job = await AskAsync();

        Assert.NotEqual(JobState.Succeeded, (await RunAsync(job)).State);
        await pipeline.WithDbAsync(db => db.Database.ExecuteSqlAsync($"delete from refused", Cancelled));
        await pipeline.WithDbAsync(db => db.Jobs.Where(j => j.Id == job).ExecuteUpdateAsync(set => set.SetProperty(j => j.NotBefore, DateTimeOffset.UnixEpoch), Cancelled));
        Assert.Equal(JobState.Succeeded, (await RunAsync(job)).State);
        Assert.Equal([first, held], await GivenAsync());
    }

    [Fact]
    public async Task A_model_that_was_turned_off_since_is_given_nothing()
    {
        await StoreAsync("Norway");
        await pipeline.BeginAsync();
        var job = await AskAsync();
        await TurnAsync(new ModelSettings { IsOn = false, Address = pipeline.Model.Address, Name = "fake-7b" });

        var ended = await RunAsync(job);

        Assert.Equal(JobState.Failed, ended.State);
        Assert.StartsWith("Language model fake-7b is no longer on.", ended.Message, StringComparison.Ordinal);
        Assert.Empty(await GivenAsync());
    }

    [Fact]
    public void What_it_may_cost_is_told_in_tokens_and_days()
    {
        Assert.Equal((100_000L, 5L), (Cost(25, 4_000, calls: 10, tokens: 200_000).TokensAtMost, Cost(25, 4_000, calls: 10, tokens: 200_000).DaysAtMost));
        Assert.Equal(13, Cost(25, 4_000, calls: 100, tokens: 20_000).DaysAtMost);
        Assert.Equal(25, Cost(25, 9_000, calls: 1, tokens: 10_000).DaysAtMost);
        Assert.Equal(0, Cost(0, 4_000, calls: 100, tokens: 20_000).DaysAtMost);
    }

    private static ModelArchiveCost Cost(int articles, int each, int calls, int tokens) => new(articles, each, calls, tokens);

    /// <summary>Has the database refuse to let an article wait for the model.</summary>
    private async Task RefuseAsync(long articleId, string code)
    {
        await pipeline.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(
            """
            create table refused (id bigint, code text);
            create function refuse() returns trigger language plpgsql as $$ declare found text; begin select code into found from refused where id = new.article_id; if found is not null then raise exception 'refused' using errcode = found; end if; return new; end $$;
            create trigger refuse before insert on model_readings for each row execute function refuse()
            """,
            Cancelled));
        await pipeline.WithDbAsync(db => db.Database.ExecuteSqlAsync($"insert into refused values ({articleId}, {code})", Cancelled));
    }

    /// <summary>While no model is on.</summary>
    private async Task<long> StoreAsync(string state)
    {
        await TurnAsync(new ModelSettings { IsOn = false, Address = pipeline.Model.Address, Name = "fake-7b" });
        return await pipeline.IngestAsync($"{state} has decided to leave the Ottawa Convention, which bans anti-personnel mines, the prime minister told reporters on Tuesday after a long meeting of the cabinet.");
    }

    private Task<ModelSettingsOutcome> TurnAsync(ModelSettings model) => WithAsync<LanguageModelSettings, ModelSettingsOutcome>(settings => settings.SaveAsync(model, (_, _) => new KeyChange.None(), seen: null, AuditActor.Application, Cancelled));

    private Task<List<long>> GivenAsync() => pipeline.WithDbAsync(db => db.ModelReadings.Select(r => r.ArticleId).OrderBy(id => id).ToListAsync(Cancelled));

    private Task<ModelArchiveCost> EstimateAsync() => WithAsync<ModelArchive, ModelArchiveCost>(archive => archive.EstimateAsync(new ModelSettings { Name = "fake-7b" }, Cancelled));

    private async Task<long> AskAsync() => (await WithAsync<ModelArchive, (long JobId, bool IsNew)?>(archive => archive.AskAsync(AuditActor.Application, Cancelled)))!.Value.JobId;

    private async Task<Job> RunAsync(long id)
    {
        await pipeline.Services.GetRequiredService<JobRunner>().RunAsync(id, isRecovery: false, Cancelled);
        return await pipeline.WithDbAsync(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == id, Cancelled));
    }

    private async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
