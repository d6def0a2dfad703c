using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Tags;
using NewsTracker.Scraping;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Tagging;
using NewsTracker.Testing;
using NewsTracker.Testing.Postgres;
using Npgsql;

namespace NewsTracker.Web.Tests.EndToEnd;

/// <summary>Many articles tagged, and that taken back, while the host is killed at the worst moment: a step is committed and not yet noted as done. Another host goes on.</summary>
public sealed class TaggingThroughKillsTests : IAsyncLifetime
{
    // More than two steps of a job.
    private const int Articles = 1200;
    private const int Step = 500;

    private static readonly AuditActor Vera = new(Guid.NewGuid(), "Vera", null);

    private readonly string home = Directory.CreateTempSubdirectory("newstracker-kill-").FullName;
    private TestDatabase? database;
    private ServiceProvider? services;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await (await TestPostgres.GetAsync(Cancelled)).CreateDatabaseAsync(NewsTrackerTemplate.Source, Cancelled);
        services = new ServiceCollection().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddLogging().AddNewsTrackerData(database.ConnectionString).AddScraping().BuildServiceProvider();
        await WithAsync<NewsTrackerDbContext, int>(db =>
        {
            var now = TimeProvider.System.GetUtcNow();
            db.Articles.AddRange(Enumerable.Range(0, Articles).Select(i => new Article
            {
                Headline = $"A flotilla of {i} boats",
                Origin = ArticleOrigin.PastedText,
                DatedAt = now,
                FirstSeenAt = now,
                LastChangedAt = now,
            }));
            return db.SaveChangesAsync(Cancelled);
        });
    }

    public async ValueTask DisposeAsync()
    {
        await services!.DisposeAsync();
        await database!.DisposeAsync();
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task Another_host_goes_on_nothing_is_tagged_twice_and_all_of_it_is_taken_back()
    {
        var tag = await WithAsync<NewsTrackerDbContext, long>(db => db.Tags.Where(t => t.Slug == "transfers").Select(t => t.Id).SingleAsync(Cancelled));
        var id = Assert.IsType<TaggingOutcome.Asked>(await WithAsync<TaggingJobs, TaggingOutcome>(jobs => jobs.StartAsync(new ManyAsked(tag, ArticleTagAct.Set, "flotilla", null, null), "Transfers", Vera, Cancelled))).Id;
        await KillAfterItsFirstStepAsync(id, () => CountAsync(tag, Step));
        Assert.Equal($"All {Counting.Of(Articles, "article")} changed.", await FinishAsync(id));
        Assert.True(await CountAsync(tag, Articles));
        Assert.Equal(Articles, await WithAsync<NewsTrackerDbContext, int>(db => db.Taggings.Where(t => t.Id == id).Select(t => t.Changed).SingleAsync(Cancelled)));
        Assert.Equal(Articles, await WithAsync<NewsTrackerDbContext, int>(db => db.ArticleTagChanges.CountAsync(c => c.TagId == tag, Cancelled)));

        Assert.Equal(TakeBackAnswer.Begun, await WithAsync<TaggingJobs, TakeBackAnswer>(jobs => jobs.UndoAsync(id, Vera, Cancelled)));
        await KillAfterItsFirstStepAsync(id, () => CountAsync(tag, Articles - Step));
        Assert.Equal($"{Counting.Of(Articles, Articles, "article")} are as they were before.", await FinishAsync(id));
        Assert.True(await CountAsync(tag, 0));
        Assert.Equal(2 * Articles, await WithAsync<NewsTrackerDbContext, int>(db => db.ArticleTagChanges.CountAsync(c => c.TagId == tag, Cancelled)));
        Assert.Null(await WithAsync<AuditTrail, long?>(audit => audit.FindBreakAsync(Cancelled)));
    }

    /// <summary>Starts a host, holds its first step until the job's row is held too, so that it cannot note the step, lets the step through and kills the host.</summary>
    private async Task KillAfterItsFirstStepAsync(long tagging, Func<Task<bool>> isStepDone)
    {
        await using var atWork = await HoldAsync("select from article_search order by article_id limit 1 for update");
        var host = await StartAsync();
        await Until.TrueAsync(() => WithAsync<NewsTrackerDbContext, bool>(async db =>
            (await db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'").ToListAsync(Cancelled))[0] > 0), Cancelled);
        await using (await HoldAsync($"select from jobs where subject_id = '{tagging}' and state = 'Running' for update"))
        {
            await atWork.DisposeAsync();
            await Until.TrueAsync(isStepDone, Cancelled);
            await host.KillAsync();
        }

        await host.DisposeAsync();
    }

    /// <summary>Another host takes the job over; what it says at the end.</summary>
    private async Task<string?> FinishAsync(long tagging)
    {
        await using var host = await StartAsync();
        Job? job = null;
        await Until.TrueAsync(async () =>
        {
            job = await WithAsync<TaggingJobs, Job>(jobs => jobs.JobsOf(tagging).AsNoTracking().OrderByDescending(j => j.Id).FirstAsync(Cancelled));
            return job.State is not (JobState.Queued or JobState.Running);
        }, Cancelled);
        Assert.Equal(JobState.Succeeded, job!.State);
        return job.Message;
    }

    private Task<WebHostProcess> StartAsync() => WebHostProcess.StartAsync(
        home,
        new("ConnectionStrings__NewsTracker", database!.ConnectionString),
        new("Jobs__HeartbeatInterval", "00:00:00.5"),
        new("Jobs__LostAfter", "00:00:03"),
        new("Jobs__SweepInterval", "00:00:01"));

    /// <summary>Locks rows until it is disposed of.</summary>
    private async Task<NpgsqlConnection> HoldAsync(string sql)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database!.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancelled);
        await using var command = new NpgsqlCommand("begin; " + sql, connection);
        await command.ExecuteNonQueryAsync(Cancelled);
        return connection;
    }

    private Task<bool> CountAsync(long tag, int expected) => WithAsync<NewsTrackerDbContext, bool>(async db => await db.ArticleTags.CountAsync(t => t.TagId == tag, Cancelled) == expected);

    private async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = services!.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
