using NewsTracker.Data.Embedded;

namespace NewsTracker.Data.Tests.Embedded;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void The_default_lies_outside_the_repository()
    {
        var repository = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(repository.FullName, "NewsTracker.sln")))
            repository = repository.Parent!;

        Assert.SkipWhen(Environment.GetEnvironmentVariable(DataFolder.Variable) is not null, $"{DataFolder.Variable} is set");
        Assert.False(DataFolder.Locate().StartsWith(repository.FullName + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }

    [Fact]
    public void The_lock_is_free_again_when_its_owner_is_done()
    {
        DataFolderLock.Take(_home.Path).Dispose();
        using var second = DataFolderLock.Take(_home.Path);

        var error = Assert.Throws<StartupException>(() => DataFolderLock.Take(_home.Path));

        Assert.Contains($"process {Environment.ProcessId}", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void As_root_a_private_folder_of_others_above_the_data_is_named_with_the_remedy()
    {
        Assert.SkipUnless(ServerAccount.RunsAsRoot, "Only root starts the server as another user");
        var inPrivate = _home.Below("private");
        Directory.CreateDirectory(inPrivate);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(inPrivate, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        File.WriteAllText(Path.Combine(inPrivate, "diary"), "not ours");

        var error = Assert.Throws<StartupException>(() => DataFolder.Prepare(Path.Combine(inPrivate, "home")));

        Assert.Contains(inPrivate, error.Problem, StringComparison.Ordinal);
        Assert.Contains("chmod o+x", error.Remedy, StringComparison.Ordinal);
    }
}
