using System.IO.Compression;
using System.Runtime.InteropServices;

namespace NewsTracker.Core.Feeds;

/// <summary>Opens gzip by its magic bytes, whatever the file is called.</summary>
internal static class CompressedContent
{
    /// <summary>Servers gzip what is gzipped already; no more than this.</summary>
    private const int MostLayers = 2;

    /// <summary>The bytes unpacked, or the same bytes where they are not packed; absent where they cannot be unpacked or unpack to more than any feed.</summary>
    public static ReadOnlyMemory<byte>? Open(ReadOnlyMemory<byte> content)
    {
        for (var layer = 0; layer < MostLayers && content.Span is [0x1F, 0x8B, ..]; layer++)
        {
            if (Unpack(content) is not { } unpacked)
                return null;
            content = unpacked;
        }

        return content;
    }

    private static ReadOnlyMemory<byte>? Unpack(ReadOnlyMemory<byte> content)
    {
        using var packed = MemoryMarshal.TryGetArray(content, out var bytes) ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false) : new MemoryStream(content.ToArray(), writable: false);
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        var buffer = new byte[81_920];
        try
        {
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > FeedDecoder.LargestDocument)
                    return null;
            }
        }
        catch (InvalidDataException) when (unpacked.Length > 0)
        {
            // A download that broke off still holds its first entries.
        }
        catch (InvalidDataException)
        {
            return null;
        }

        return unpacked.GetBuffer().AsMemory(0, (int)unpacked.Length);
    }
}
