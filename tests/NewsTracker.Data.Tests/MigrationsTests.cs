using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Triage;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Triage;
using NewsTracker.Testing.Positions;
using NewsTracker.Testing.Postgres;
using Npgsql;

namespace NewsTracker.Data.Tests;

public sealed class MigrationsTests
{
    private static readonly AuditActor Vera = new(Guid.Parse("01997000-0000-7000-8000-000000000031"), "Vera", null);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    /// <summary>Those who let no program change their database run the script that dotnet-ef writes.</summary>
    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default, 1)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent, 2)]
    public async Task The_script_of_all_migrations_runs(MigrationsSqlGenerationOptions kind, int times)
    {
        await using var database = await (await TestPostgres.GetAsync(Cancelled)).CreateEmptyDatabaseAsync(Cancelled);
        await using var host = new ServiceCollection().AddLogging().AddNewsTrackerData(database.ConnectionString).BuildServiceProvider();
        await using var scope = host.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        var script = db.GetService<IMigrator>().GenerateScript(options: kind);
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Cancelled);
        for (var i = 0; i < times; i++)
        {
            await using var command = new NpgsqlCommand(script, connection) { CommandTimeout = 300 };
            await command.ExecuteNonQueryAsync(Cancelled);
        }

        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancelled));
    }

    [Fact]
    public async Task Every_migration_can_be_taken_back()
    {
        await using var database = await (await TestPostgres.GetAsync(Cancelled)).CreateDatabaseAsync(NewsTrackerTemplate.Source, Cancelled);
        await using var host = new ServiceCollection().AddLogging().AddNewsTrackerData(database.ConnectionString).BuildServiceProvider();
        await using var scope = host.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("0", cancellationToken: Cancelled);
        Assert.Empty(await db.Database.GetAppliedMigrationsAsync(Cancelled));
        await migrator.MigrateAsync(cancellationToken: Cancelled);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancelled));
    }

    [Fact]
    public async Task Without_triage_search_holds_as_coded_what_has_an_accepted_position()
    {
        await using var database = await (await TestPostgres.GetAsync(Cancelled)).CreateDatabaseAsync(NewsTrackerTemplate.Source, Cancelled);
        await using var host = new ServiceCollection().AddLogging().AddNewsTrackerData(database.ConnectionString).BuildServiceProvider();
        await using var scope = host.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        var article = await CodedArticle.AddAsync(db, CodedArticle.FiveLeave, new DateTimeOffset(2025, 7, 9, 7, 0, 0, TimeSpan.Zero), Cancelled);
        await scope.ServiceProvider.GetRequiredService<TriageDesk>().DecideAsync([article.Id], new TriageChange(TriageState.Kept), Vera, Cancelled);
        Task<short> StateAsync() => db.Database.SqlQuery<short>($"""select state as "Value" from article_search where article_id = {article.Id}""").SingleAsync(Cancelled);
        Assert.Equal((short)TriageState.Kept, await StateAsync());

        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("CountryPages", cancellationToken: Cancelled);
        Assert.Equal((short)TriageState.New, await StateAsync());
        await migrator.MigrateAsync(cancellationToken: Cancelled);
        Assert.Equal((short)TriageState.New, await StateAsync());
    }

    [Fact]
    public async Task What_a_source_was_relied_on_before_judgements_were_kept_counts_from_its_first_day()
    {
        await using var database = await (await TestPostgres.GetAsync(Cancelled)).CreateDatabaseAsync(NewsTrackerTemplate.Source, Cancelled);
        await using var host = new ServiceCollection().AddLogging().AddNewsTrackerData(database.ConnectionString).BuildServiceProvider();
        await using var scope = host.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NewsTrackerDbContext>();
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("ListingSnapshots", cancellationToken: Cancelled);
        var begun = new DateTimeOffset(2025, 7, 9, 7, 0, 0, TimeSpan.Zero);
        await CodedArticle.AddAsync(db, CodedArticle.FiveLeave, begun, Cancelled, reliability: 4);

        await migrator.MigrateAsync(cancellationToken: Cancelled);

        var judgement = await db.SourceReliabilities.Include(j => j.Source).SingleAsync(Cancelled);
        Assert.Equal((4, begun, "The sample wire"), (judgement.Reliability, judgement.At, judgement.Source!.Name));
    }
}
