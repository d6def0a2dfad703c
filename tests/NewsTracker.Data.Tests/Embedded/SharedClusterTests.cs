using NewsTracker.Testing.Postgres;
using Npgsql;

namespace NewsTracker.Data.Tests.Embedded;

public sealed class SharedClusterTests : IDisposable
{
    private readonly TemporaryFolder _outer = new();
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    private string Folder => _outer.Below("shared");

    public void Dispose() => _outer.Dispose();

    [Fact]
    public async Task Users_share_one_server_and_the_last_one_out_removes_it()
    {
        var first = await SharedCluster.JoinAsync(Folder, _cancellationToken);
        var second = await SharedCluster.JoinAsync(Folder, _cancellationToken);
        Assert.Equal(first.ServerProcessId, second.ServerProcessId);

        await first.DisposeAsync();
        Assert.Equal("off", await Sql.AskAsync(second.ConnectionString, "show fsync", _cancellationToken));

        await second.DisposeAsync();
        Assert.False(Directory.Exists(Folder));
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Sql.AskAsync(second.ConnectionString, "select 1", _cancellationToken));
    }

    [Fact]
    public async Task What_a_killed_run_left_is_taken_down()
    {
        var (killed, connectionString) = await KillableProcess.StartAsync(KillableProcess.Tester, Folder, _cancellationToken);
        using (killed)
            await killed.KillAsync(_cancellationToken);

        await Sql.RunAsync(connectionString, "create table left_over ()", _cancellationToken);
        await using var next = await SharedCluster.JoinAsync(Folder, _cancellationToken);

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Sql.AskAsync(connectionString, "select 1", _cancellationToken));
        Assert.Equal(DBNull.Value, await Sql.AskAsync(next.ConnectionString, "select to_regclass('left_over')::text", _cancellationToken));
    }
}
