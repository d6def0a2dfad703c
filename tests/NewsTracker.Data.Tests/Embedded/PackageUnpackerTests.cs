using NewsTracker.Data.Embedded;

namespace NewsTracker.Data.Tests.Embedded;

public sealed class PackageUnpackerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CancellationToken _cancellationToken = TestContext.Current.CancellationToken;

    private string Target => _folder.Below("target");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Only_the_native_part_is_unpacked_with_its_executable_bits()
    {
        await UnpackAsync(Tarball()
            .File("package/package.json", "{}")
            .File("package/native/bin/postgres", "program", executable: true)
            .File("package/native/share/readme", "text"));

        Assert.Equal("program", await File.ReadAllTextAsync(Path.Combine(Target, "bin", "postgres"), _cancellationToken));
        Assert.False(File.Exists(Path.Combine(Target, "package.json")));
        if (!OperatingSystem.IsWindows())
        {
            Assert.True(File.GetUnixFileMode(Path.Combine(Target, "bin", "postgres")).HasFlag(UnixFileMode.OtherExecute));
            Assert.False(File.GetUnixFileMode(Path.Combine(Target, "share", "readme")).HasFlag(UnixFileMode.UserExecute));
        }
    }

    [Fact]
    public async Task The_links_of_the_libraries_are_made_from_the_list()
    {
        await UnpackAsync(Tarball()
            .File("package/native/lib/libpq.so.5.18", "library")
            .File("package/native/pg-symlinks.json", """[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]"""));

        Assert.Equal("library", await File.ReadAllTextAsync(Path.Combine(Target, "lib", "libpq.so.5"), _cancellationToken));
        if (!OperatingSystem.IsWindows())
            Assert.Equal("libpq.so.5.18", new FileInfo(Path.Combine(Target, "lib", "libpq.so.5")).LinkTarget);
    }

    [Theory]
    [InlineData("package/native/../../../outside")]
    [InlineData("package/native/bin/../../../outside")]
    [InlineData("../outside")]
    [InlineData("/outside-of-all")]
    public async Task A_file_that_reaches_out_of_the_folder_is_refused(string name)
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => UnpackAsync(Tarball().File(name, "hostile")));

        Assert.False(File.Exists(_folder.Below("outside")));
        Assert.False(File.Exists("/outside-of-all"));
    }

    [Fact]
    public async Task A_link_in_the_tarball_is_refused() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => UnpackAsync(Tarball().SymbolicLink("package/native/lib/out", "/etc")));

    [Theory]
    [InlineData("native/../../outside", "native/lib/link")]
    [InlineData("native/lib/libpq.so.5.18", "native/../../outside")]
    public async Task A_listed_link_that_reaches_out_of_the_folder_is_refused(string source, string target)
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => UnpackAsync(Tarball()
            .File("package/native/lib/libpq.so.5.18", "library")
            .File("package/native/pg-symlinks.json", $$"""[{"source":"{{source}}","target":"{{target}}"}]""")));

        Assert.False(File.Exists(_folder.Below("outside")));
    }

    private Tarball Tarball() => new(_folder.Below("package.tgz"));

    private Task UnpackAsync(Tarball tarball) => PackageUnpacker.UnpackAsync(tarball.Write(), Target, _cancellationToken);
}
