using System.IO.Compression;

namespace NewsTracker.Evaluation.Verbs;

/// <summary>Saved pages, packed or not.</summary>
internal static class PageFiles
{
    public static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (!file.EndsWith(".gz", StringComparison.Ordinal))
            return await File.ReadAllBytesAsync(file, cancellationToken);
        await using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}
