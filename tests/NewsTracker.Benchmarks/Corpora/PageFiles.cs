using System.IO.Compression;

namespace NewsTracker.Benchmarks.Corpora;

/// <summary>Saved pages, packed or not.</summary>
internal static class PageFiles
{
    public static IReadOnlyList<(string Id, byte[] Content)> ReadAll(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsPage).Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file).Split(".html")[0], Read(file)))];

    private static bool IsPage(string file) => file.EndsWith(".html", StringComparison.Ordinal) || file.EndsWith(".html.gz", StringComparison.Ordinal);

    private static byte[] Read(string file)
    {
        if (!file.EndsWith(".gz", StringComparison.Ordinal))
            return File.ReadAllBytes(file);
        using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
