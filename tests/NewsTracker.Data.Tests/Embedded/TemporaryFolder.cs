namespace NewsTracker.Data.Tests.Embedded;

internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _outer = Directory.CreateTempSubdirectory("newstracker-test-").FullName;

    public TemporaryFolder() => Path = Directory.CreateDirectory(System.IO.Path.Combine(_outer, "home")).FullName;

    public string Path { get; }

    public string Below(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    public void Dispose() => Directory.Delete(_outer, recursive: true);
}
