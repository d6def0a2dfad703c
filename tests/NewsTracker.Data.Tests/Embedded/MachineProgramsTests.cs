using Microsoft.Extensions.Logging.Abstractions;
using NewsTracker.Data.Embedded;

namespace NewsTracker.Data.Tests.Embedded;

public sealed class MachineProgramsTests : IDisposable
{
    private readonly TemporaryFolder _machine = new();
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void The_path_comes_first_and_then_the_newest()
    {
        var onPath = FakePrograms.Make(_machine.Below("mine"), 15);
        var nine = FakePrograms.Make(_machine.Below("lib", "9", "bin"), 9);
        var seventeen = FakePrograms.Make(_machine.Below("lib", "17", "bin"), 17);
        var machine = new MachinePrograms(onPath, [_machine.Below("lib", "*", "bin")]);

        Assert.Equal([onPath, seventeen, nine], machine.BinFolders());
    }

    [Fact]
    public void A_link_on_the_path_leads_to_the_folder_of_all_programs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs rights on Windows that few have");
        var real = FakePrograms.Make(_machine.Below("lib", "16", "bin"), 16);
        Directory.CreateDirectory(_machine.Below("links"));
        File.CreateSymbolicLink(_machine.Below("links", "postgres"), Path.Combine(real, "postgres"));

        Assert.Equal([real], new MachinePrograms(_machine.Below("links"), []).BinFolders());
    }

    [Fact]
    public void A_folder_without_initdb_is_no_server()
    {
        var clientOnly = FakePrograms.Make(_machine.Below("client"), 16);
        File.Delete(ServerPrograms.Program(clientOnly, "initdb"));

        Assert.Empty(new MachinePrograms(clientOnly, []).BinFolders());
    }

    [Fact]
    public async Task Too_old_programs_are_left_aside()
    {
        var old = FakePrograms.Make(_machine.Below("lib", "13", "bin"), 13);
        var good = FakePrograms.Make(_machine.Below("other", "bin"), 14);

        var chosen = await ChooseAsync(new MachinePrograms(old, [_machine.Below("*", "bin")]), cluster: null);

        Assert.Equal(new ServerPrograms(good, 14), chosen);
    }

    [Fact]
    public async Task A_cluster_gets_the_programs_of_its_own_version_though_newer_ones_come_first()
    {
        var newest = FakePrograms.Make(_machine.Below("lib", "17", "bin"), 17);
        var own = FakePrograms.Make(_machine.Below("lib", "15", "bin"), 15);

        var chosen = await ChooseAsync(new MachinePrograms(newest, [_machine.Below("lib", "*", "bin")]), new Cluster(_machine.Below("c"), 15));

        Assert.Equal(new ServerPrograms(own, 15), chosen);
    }

    [Fact]
    public async Task Named_programs_that_are_too_old_are_refused()
    {
        var old = FakePrograms.Make(_machine.Below("old"), 12);
        var options = new EmbeddedPostgresOptions { DataFolder = _machine.Path, BinFolder = old };

        var error = await Assert.ThrowsAsync<StartupException>(
            () => new ServerProgramsChoice(options, NullLogger.Instance).ChooseAsync(cluster: null, _cancellationToken));

        Assert.Contains("version 12", error.Problem, StringComparison.Ordinal);
    }

    private Task<ServerPrograms> ChooseAsync(MachinePrograms machine, Cluster? cluster) =>
        new ServerProgramsChoice(new EmbeddedPostgresOptions { DataFolder = _machine.Path, Machine = machine }, NullLogger.Instance)
            .ChooseAsync(cluster, _cancellationToken);
}
