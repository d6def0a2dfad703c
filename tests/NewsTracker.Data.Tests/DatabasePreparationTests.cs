using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Testing.Postgres;

namespace NewsTracker.Data.Tests;

public sealed class DatabasePreparationTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hosts_that_start_at_once_prepare_the_database_once()
    {
        await using var database = await (await TestPostgres.GetAsync(Cancelled)).CreateEmptyDatabaseAsync(Cancelled);
        var hosts = Enumerable.Range(0, 4)
            .Select(_ => new ServiceCollection().AddLogging().AddNewsTrackerData(database.ConnectionString).BuildServiceProvider()).ToList();
        await Task.WhenAll(hosts.Select(host => host.GetRequiredService<DatabasePreparation>().PrepareAsync(Cancelled)));

        await using (var scope = hosts[0].CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
            Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancelled));
            Assert.Equal(197, await db.Countries.CountAsync(Cancelled));
            Assert.Equal(8, await db.CodebookTopics.CountAsync(Cancelled));
            Assert.Equal(5, await db.CodebookStances.CountAsync(Cancelled));
            Assert.True(await db.TreatyActs.CountAsync(Cancelled) > 400);
            Assert.True(await db.Tags.AnyAsync(tag => tag.ParentId != null, Cancelled));
        }

        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Preparing_again_changes_nothing()
    {
        await using var database = await (await TestPostgres.GetAsync(Cancelled)).CreateDatabaseAsync(NewsTrackerTemplate.Source, Cancelled);
        await using var host = new ServiceCollection().AddLogging().AddNewsTrackerData(database.ConnectionString).BuildServiceProvider();
        await using var scope = host.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        var before = await db.CountryNames.MaxAsync(name => name.Id, Cancelled);
        await host.GetRequiredService<DatabasePreparation>().PrepareAsync(Cancelled);
        Assert.Equal(before, await db.CountryNames.MaxAsync(name => name.Id, Cancelled));
    }

    [Fact]
    public async Task A_database_that_a_newer_version_has_changed_is_left_alone()
    {
        await using var database = await (await TestPostgres.GetAsync(Cancelled)).CreateDatabaseAsync(NewsTrackerTemplate.Source, Cancelled);
        await using var host = new ServiceCollection().AddLogging().AddNewsTrackerData(database.ConnectionString).BuildServiceProvider();
        await using var scope = host.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        await db.Database.ExecuteSqlAsync($"""insert into "__EFMigrationsHistory" (migration_id, product_version) values ('29991231000000_FromTheFuture', '99')""", Cancelled);
        await db.Countries.ExecuteUpdateAsync(set => set.SetProperty(c => c.CommonName, "renamed"), Cancelled);
        await db.Settings.Where(s => s.Key == "reference-data.version").ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, "newer"), Cancelled);

        var refused = await Assert.ThrowsAsync<StartupException>(() => host.GetRequiredService<DatabasePreparation>().PrepareAsync(Cancelled));

        Assert.Contains("29991231000000_FromTheFuture", refused.Problem, StringComparison.Ordinal);
        Assert.False(await db.Countries.AnyAsync(c => c.CommonName != "renamed", Cancelled));
    }

    [Fact]
    public async Task Newer_reference_data_replace_facts_and_leave_the_editors_tags_alone()
    {
        await using var database = await (await TestPostgres.GetAsync(Cancelled)).CreateDatabaseAsync(NewsTrackerTemplate.Source, Cancelled);
        await using var host = new ServiceCollection().AddLogging().AddNewsTrackerData(database.ConnectionString).BuildServiceProvider();
        await using var scope = host.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        await db.Settings.Where(s => s.Key == "reference-data.version").ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, "older"), Cancelled);
        await db.Countries.ExecuteUpdateAsync(set => set.SetProperty(c => c.CommonName, "renamed"), Cancelled);
        await db.Tags.Where(tag => tag.ParentId != null).ExecuteDeleteAsync(Cancelled);

        await host.GetRequiredService<DatabasePreparation>().PrepareAsync(Cancelled);

        Assert.False(await db.Countries.AnyAsync(c => c.CommonName == "renamed", Cancelled));
        Assert.True(await db.TreatyActs.CountAsync(Cancelled) > 400);
        Assert.False(await db.Tags.AnyAsync(tag => tag.ParentId != null, Cancelled));
    }
}
