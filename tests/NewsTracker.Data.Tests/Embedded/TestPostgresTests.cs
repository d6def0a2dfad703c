using NewsTracker.Testing.Postgres;
using Npgsql;

namespace NewsTracker.Data.Tests.Embedded;

public sealed class TestPostgresTests
{
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Databases_of_one_template_are_migrated_once_and_know_nothing_of_each_other()
    {
        var migrations = 0;
        var source = new TemplateSource($"test {Guid.NewGuid()}", async (connectionString, cancellationToken) =>
        {
            Interlocked.Increment(ref migrations);
            await using var connection = new NpgsqlConnection(connectionString);   // pooled, as a migrator's would be
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("create table articles (headline text)", connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        });
        var postgres = await TestPostgres.GetAsync(_cancellationToken);

        var databases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => postgres.CreateDatabaseAsync(source, _cancellationToken)));
        await Sql.RunAsync(databases[0].ConnectionString, "insert into articles values ('Only here')", _cancellationToken);

        Assert.Equal(1, migrations);
        Assert.Equal(0L, await Sql.AskAsync(databases[3].ConnectionString, "select count(*) from articles", _cancellationToken));
        foreach (var database in databases)
            await database.DisposeAsync();
    }

    [Fact]
    public async Task A_database_is_dropped_even_while_it_is_used()
    {
        var postgres = await TestPostgres.GetAsync(_cancellationToken);
        var database = await postgres.CreateEmptyDatabaseAsync(_cancellationToken);
        await using var user = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await user.OpenAsync(_cancellationToken);

        await database.DisposeAsync();

        var error = await Assert.ThrowsAsync<PostgresException>(() => Sql.AskAsync(database.ConnectionString, "select 1", _cancellationToken));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, error.SqlState);
    }
}
