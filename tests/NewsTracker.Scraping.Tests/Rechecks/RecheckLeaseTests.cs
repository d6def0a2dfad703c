using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Rechecks;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Rechecks;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Scraping.Tests.Outbound;

namespace NewsTracker.Scraping.Tests.Rechecks;

/// <summary>Checks that are handed out, each to one process at a time, and processes that do not live through them.</summary>
public sealed class RecheckLeaseTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly AnsweringFetcher Unchanged = new(_ => new FetchOutcome.NotModified());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_processes_never_look_at_the_same_article_and_one_host_does_not_fill_the_hands()
    {
        var now = TimeProvider.System.GetUtcNow();
        var ids = new List<long>();
        foreach (var host in Enumerable.Range(0, 30).Select(number => $"paper{number % 6}.example"))
        {
            ids.Add(await SeedAsync(now.AddMinutes(-1), host));
        }

        await using var other = pipeline.Another();
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => TakeAsync(i % 2 == 0 ? pipeline.Services : other, 3)));
        var all = taken.SelectMany(leases => leases).Where(lease => ids.Contains(lease.ArticleId)).ToList();
        Assert.Equal(all.Count, all.Select(lease => lease.ArticleId).Distinct().Count());
        Assert.NotEmpty(all);
        Assert.All(taken, leases => Assert.All(leases.GroupBy(lease => new Uri(lease.Url).Host), host => Assert.True(host.Count() <= 2, $"{host.Count()} of {host.Key} at once")));
    }

    [Fact]
    public async Task A_host_of_which_as_many_are_looked_at_as_may_be_keeps_no_other_waiting()
    {
        var now = TimeProvider.System.GetUtcNow();
        var (slow, quick) = ($"{Guid.NewGuid()}.example", $"{Guid.NewGuid()}.example");
        foreach (var minute in Enumerable.Range(1, 5))
        {
            await SeedAsync(now.AddYears(-2).AddMinutes(minute), slow);
        }

        var waiting = await SeedAsync(now.AddYears(-1), quick);
        Assert.Equal([slow, slow], (await TakeAsync(pipeline.Services, 2)).Select(lease => new Uri(lease.Url).Host));
        Assert.Equal(waiting, Assert.Single(await TakeAsync(pipeline.Services, 1)).ArticleId);
    }

    [Fact]
    public async Task A_check_whose_lease_ran_out_is_settled_by_the_later_holder_only()
    {
        var now = TimeProvider.System.GetUtcNow();
        var id = await SeedAsync(now.AddYears(-1));
        var first = (await TakeAsync(pipeline.Services, 50)).Single(lease => lease.ArticleId == id);
        await pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().Where(r => r.ArticleId == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseUntil, now.AddSeconds(-1))));
        var second = (await TakeAsync(pipeline.Services, 50)).Single(lease => lease.ArticleId == id);
        Assert.Equal((0, 1), (first.Losses, second.Losses));
        Assert.Equal(0, await SettleAsync(first));
        Assert.Equal(1, await SettleAsync(second));
    }

    [Fact]
    public async Task A_check_that_one_process_after_the_other_did_not_live_through_waits_as_one_that_failed()
    {
        var now = TimeProvider.System.GetUtcNow();
        var id = await SeedAsync(now.AddMinutes(-1));
        await CheckAsync(pipeline.Services, await LoseAsync(id, RecheckLease.Borne + 1));
        var after = await RecheckAsync(id);
        Assert.Equal((RecheckOutcome.Failed, 1, 0), (after.Outcome, after.Failures, after.Step));
        Assert.StartsWith("The process ended", after.Reason, StringComparison.Ordinal);
        Assert.True(after.NextAt >= now.AddMinutes(10));

        await DueAsync(id);
        Assert.True((await LoseAsync(id, 1)).EndsProcesses);
    }

    [Fact]
    public async Task A_check_that_was_blamed_once_is_made_when_it_is_due_again()
    {
        var id = await SeedAsync(TimeProvider.System.GetUtcNow().AddMinutes(-1));
        await using var process = pipeline.AnotherWith(_ => { }, services => services.AddScoped<IFetcher>(_ => Unchanged));
        await CheckAsync(process, await LoseAsync(id, RecheckLease.Borne + 1));
        await DueAsync(id);
        await CheckAsync(process, await LoseAsync(id, 0));
        var after = await RecheckAsync(id);
        Assert.Equal((RecheckOutcome.Unchanged, 0, 0), (after.Outcome, after.Failures, after.Losses));
    }

    [Fact]
    public async Task A_check_that_was_lost_with_its_process_is_made_and_not_blamed()
    {
        var id = await SeedAsync(TimeProvider.System.GetUtcNow().AddMinutes(-1));
        await using var process = pipeline.AnotherWith(_ => { }, services => services.AddScoped<IFetcher>(_ => Unchanged));
        await CheckAsync(process, await LoseAsync(id, RecheckLease.Borne));
        var after = await RecheckAsync(id);
        Assert.Equal((RecheckOutcome.Unchanged, 0, 0), (after.Outcome, after.Failures, after.Losses));
    }

    [Fact]
    public async Task What_is_due_is_found_by_its_index_in_its_order()
    {
        var plan = await pipeline.WithDbAsync(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancelled);
            await db.Database.ExecuteSqlRawAsync("set local enable_seqscan = off; set local enable_bitmapscan = off", Cancelled);
            return string.Join('\n', await db.Database.SqlQueryRaw<string>($"explain {RecheckLeases.Due}", TimeProvider.System.GetUtcNow(), 500, 2).ToListAsync(Cancelled));
        });
        Assert.Contains("Index Scan using ix_article_rechecks_due", plan, StringComparison.Ordinal);
        Assert.Contains("ix_article_rechecks_leased", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Sort", plan, StringComparison.Ordinal);
    }

    private Task<int> DueAsync(long id)
    {
        DateTimeOffset? due = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        return pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().Where(r => r.ArticleId == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.NextAt, due), Cancelled));
    }

    /// <summary>Takes the check, has the process end so often, and takes it again.</summary>
    private async Task<RecheckLease> LoseAsync(long id, int times)
    {
        await pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().Where(r => r.ArticleId != id).ExecuteUpdateAsync(set => set.SetProperty(r => r.NextAt, (DateTimeOffset?)null), Cancelled));
        for (var lost = 0; lost < times; lost++)
        {
            await TakeAsync(pipeline.Services, 50);
            await pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().Where(r => r.ArticleId == id).ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseUntil, DateTimeOffset.UnixEpoch), Cancelled));
        }

        return (await TakeAsync(pipeline.Services, 50)).Single(lease => lease.ArticleId == id);
    }

    private static async Task CheckAsync(IServiceProvider process, RecheckLease lease)
    {
        await using var scope = process.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ArticleRechecker>().CheckAsync(lease, Cancelled);
    }

    private static async Task<IReadOnlyList<RecheckLease>> TakeAsync(IServiceProvider process, int most)
    {
        await using var scope = process.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RecheckLeases>().TakeDueAsync("test", most, Cancelled);
    }

    private async Task<int> SettleAsync(RecheckLease lease)
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RecheckLeases>().SettleAsync(lease, RecheckOutcome.Unchanged, null, null, Cancelled);
    }

    private Task<ArticleRecheck> RecheckAsync(long articleId) => pipeline.WithDbAsync(db => db.Set<ArticleRecheck>().AsNoTracking().SingleAsync(r => r.ArticleId == articleId, Cancelled));

    private Task<long> SeedAsync(DateTimeOffset due, string? host = null) => pipeline.WithDbAsync(db => SeededRechecks.AddAsync(db, host ?? $"{Guid.NewGuid()}.example", due, Cancelled));
}
