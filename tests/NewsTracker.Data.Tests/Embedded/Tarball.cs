using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace NewsTracker.Data.Tests.Embedded;

/// <summary>A package's tarball as npm makes it, or as an attacker would.</summary>
internal sealed class Tarball(string path)
{
    private readonly List<TarEntry> _entries = [];

    public string Path { get; } = path;

    public Tarball File(string name, string text, bool executable = false)
    {
        var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        _entries.Add(new PaxTarEntry(TarEntryType.RegularFile, name)
        {
            DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)),
            Mode = executable ? mode | UnixFileMode.UserExecute : mode,
        });
        return this;
    }

    public Tarball SymbolicLink(string name, string target)
    {
        _entries.Add(new PaxTarEntry(TarEntryType.SymbolicLink, name) { LinkName = target });
        return this;
    }

    public string Write()
    {
        using var file = System.IO.File.Create(Path);
        using var gzip = new GZipStream(file, CompressionLevel.Fastest);
        using var tar = new TarWriter(gzip);
        foreach (var entry in _entries)
            tar.WriteEntry(entry);

        return Path;
    }
}
