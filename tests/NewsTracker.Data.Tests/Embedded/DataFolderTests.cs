using NewsTracker.Data.Embedded;

namespace NewsTracker.Data.Tests.Embedded;

public sealed class DataFolderTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_default_lies_outside_the_repository(bool asRoot)
    {
        var repository = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(repository.FullName, "NewsTracker.sln")))
            repository = repository.Parent!;

        Assert.False(DataFolder.Locate(chosen: null, asRoot).StartsWith(repository.FullName + Path.DirectorySeparatorChar, StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_that_was_chosen_goes_before_the_default() => Assert.Equal(_home.Path, DataFolder.Locate(_home.Path, asRoot: true));

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
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows starts the server as oneself");
        var inPrivate = _home.Below("private");
        Directory.CreateDirectory(inPrivate);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(inPrivate, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        File.WriteAllText(Path.Combine(inPrivate, "diary"), "not ours");

        var error = Assert.Throws<StartupException>(() => DataFolder.Prepare(Path.Combine(inPrivate, "home"), asRoot: true));

        Assert.Contains(inPrivate, error.Problem, StringComparison.Ordinal);
        Assert.Contains("chmod o+x", error.Remedy, StringComparison.Ordinal);
    }
}
