using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using NewsTracker.Data.Embedded;
using Npgsql;

namespace NewsTracker.Data.Tests.Embedded;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_second_start_finds_what_the_first_stored()
    {
        await using (var first = await StartAsync())
            await Sql.RunAsync(first.ConnectionString, "create table kept as select 'Landmine Monitor' as headline", _cancellationToken);

        await using var second = await StartAsync();

        Assert.Equal("Landmine Monitor", await Sql.AskAsync(second.ConnectionString, "select headline from kept", _cancellationToken));
    }

    [Fact]
    public async Task Letters_of_every_script_have_upper_and_lower_case()
    {
        await using var postgres = await StartAsync();

        Assert.Equal("évêque дания", await Sql.AskAsync(postgres.ConnectionString, "select lower('ÉVÊQUE ДАНИЯ')", _cancellationToken));
        Assert.Equal("UTF8", await Sql.AskAsync(postgres.ConnectionString, "show server_encoding", _cancellationToken));
    }

    [Fact]
    public async Task Nothing_is_lost_when_the_power_goes()
    {
        await using var postgres = await StartAsync();

        Assert.Equal("on", await Sql.AskAsync(postgres.ConnectionString, "show fsync", _cancellationToken));
        Assert.Equal("on", await Sql.AskAsync(postgres.ConnectionString, "show full_page_writes", _cancellationToken));
    }

    [Fact]
    public async Task The_pool_never_asks_for_a_connection_that_the_server_has_not()
    {
        await using var postgres = await StartAsync();

        const string forOthers = "select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int";
        Assert.InRange(new NpgsqlConnectionStringBuilder(postgres.ConnectionString).MaxPoolSize, 50, (int)(await Sql.AskAsync(postgres.ConnectionString, forOthers, _cancellationToken))! - 5);
    }

    [Fact]
    public async Task The_role_of_the_product_is_no_superuser_but_may_add_the_extensions_it_needs()
    {
        await using var postgres = await StartAsync();

        Assert.Equal("off", await Sql.AskAsync(postgres.ConnectionString, "show is_superuser", _cancellationToken));
        await Sql.RunAsync(postgres.ConnectionString, "create extension btree_gin", _cancellationToken);
    }

    [Fact]
    public async Task Disposing_stops_the_server_and_frees_the_folder()
    {
        var postgres = await StartAsync();
        var server = PostmasterOf(_home.Path);
        await postgres.DisposeAsync();
        await postgres.DisposeAsync();

        await AssertEndsAsync(server);
        DataFolderLock.Take(_home.Path).Dispose();
    }

    [Fact]
    public async Task After_a_kill_of_the_owner_a_new_start_stops_the_orphan_and_keeps_the_data()
    {
        var (owner, connectionString) = await KillableProcess.StartAsync(KillableProcess.Owner, _home.Path, _cancellationToken);
        using (owner)
        {
            await Sql.RunAsync(connectionString, "create table kept as select 1 as id", _cancellationToken);
            await owner.KillAsync(_cancellationToken);
        }

        var orphan = PostmasterOf(_home.Path);
        Assert.True(IsAlive(orphan));
        await using var next = await StartAsync();

        await AssertEndsAsync(orphan);
        Assert.Equal(1, await Sql.AskAsync(next.ConnectionString, "select id from kept", _cancellationToken));
    }

    [Fact]
    public async Task After_a_kill_of_owner_and_server_a_new_start_recovers_and_keeps_the_data()
    {
        var (owner, connectionString) = await KillableProcess.StartAsync(KillableProcess.Owner, _home.Path, _cancellationToken);
        using (owner)
        {
            await Sql.RunAsync(connectionString, "create table kept as select 1 as id", _cancellationToken);
            await owner.KillAsync(_cancellationToken);
            using var server = Process.GetProcessById(PostmasterOf(_home.Path));
            server.Kill();
        }

        await using var next = await StartAsync();

        Assert.Equal(1, await Sql.AskAsync(next.ConnectionString, "select id from kept", _cancellationToken));
    }

    [Fact]
    public async Task A_stale_process_id_that_a_stranger_has_by_now_is_no_hindrance_and_the_stranger_lives()
    {
        await (await StartAsync()).DisposeAsync();
        using var elsewhere = new TemporaryFolder();
        await using var strangers = await StartAsync(elsewhere.Path);
        var stranger = PostmasterOf(elsewhere.Path);
        var data = Cluster.Find(_home.Path)!;
        await File.WriteAllTextAsync(data.PostmasterFile, $"{stranger}\n{data.DataFolder}\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready\n", _cancellationToken);

        await using var next = await StartAsync();

        Assert.Equal(1, await Sql.AskAsync(next.ConnectionString, "select 1", _cancellationToken));
        Assert.True(IsAlive(stranger));
    }

    [Fact]
    public async Task A_folder_in_use_names_the_process_that_has_it()
    {
        var (owner, _) = await KillableProcess.StartAsync(KillableProcess.Owner, _home.Path, _cancellationToken);
        using (owner)
        {
            var error = await Assert.ThrowsAsync<StartupException>(StartAsync);

            Assert.Contains($"process {owner.ProcessId}", error.Problem, StringComparison.Ordinal);
            Assert.Contains(DataFolder.Variable, error.Remedy, StringComparison.Ordinal);
            await owner.KillAsync(_cancellationToken);
        }

        await (await StartAsync()).DisposeAsync();   // takes the orphan down
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told_in_plain_words()
    {
        await File.WriteAllTextAsync(_home.Below("file"), "in the way", _cancellationToken);

        var error = await Assert.ThrowsAsync<StartupException>(() => StartAsync(_home.Below("file", "home")));

        Assert.Contains("cannot be written", error.Problem, StringComparison.Ordinal);
        Assert.Contains(DataFolder.Variable, error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_another_major_version_asks_for_its_own_programs()
    {
        Directory.CreateDirectory(_home.Below("postgres", "9", "data"));
        await File.WriteAllTextAsync(_home.Below("postgres", "9", "data", "PG_VERSION"), "9\n", _cancellationToken);

        var error = await Assert.ThrowsAsync<StartupException>(StartAsync);

        Assert.Contains("written by PostgreSQL 9", error.Problem, StringComparison.Ordinal);
        Assert.Contains("apt install postgresql-9", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_making_of_the_cluster_is_begun_again()
    {
        var programs = await new ServerProgramsChoice(Options(_home.Path), NullLogger.Instance).ChooseAsync(null, _cancellationToken);
        var unfinished = _home.Below("postgres", programs.Major + ClusterMaker.UnfinishedSuffix, "data");
        Directory.CreateDirectory(unfinished);
        await File.WriteAllTextAsync(Path.Combine(unfinished, "PG_VERSION"), programs.Major.ToString(CultureInfo.InvariantCulture), _cancellationToken);

        await using var postgres = await StartAsync();

        Assert.Equal(1, await Sql.AskAsync(postgres.ConnectionString, "select 1", _cancellationToken));
        Assert.False(Directory.Exists(unfinished));
    }

    private Task<EmbeddedPostgres> StartAsync() => StartAsync(_home.Path);

    private Task<EmbeddedPostgres> StartAsync(string home) => EmbeddedPostgres.StartAsync(Options(home), NullLogger.Instance, _cancellationToken);

    private static EmbeddedPostgresOptions Options(string home) => EmbeddedPostgresOptions.FromEnvironment() with { DataFolder = home };

    private static int PostmasterOf(string home) =>
        int.Parse(File.ReadLines(Cluster.Find(home)!.PostmasterFile).First(), CultureInfo.InvariantCulture);

    // A server takes away its postmaster.pid a moment before it ends, and in containers whose first process is no init it stays a zombie.
    private async Task AssertEndsAsync(int processId)
    {
        for (var look = 0; look < 100 && IsAlive(processId); look++)
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, _cancellationToken);

        Assert.False(IsAlive(processId));
    }

    private static bool IsAlive(int processId)
    {
        if (OperatingSystem.IsLinux())
            return File.Exists($"/proc/{processId}/stat") && !File.ReadAllText($"/proc/{processId}/stat").Contains(") Z ", StringComparison.Ordinal);

        return Process.GetProcesses().Any(process => process.Id == processId);
    }
}
