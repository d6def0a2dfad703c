using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using NewsTracker.Core;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace NewsTracker.Scraping.Outbound;

/// <summary>Undoes Content-Encoding, every layer of it (RFC 9110, 8.4): the runtime's own handler undoes only one.</summary>
internal static class ContentCoding
{
    /// <summary>What is asked for; these are undone and no others.</summary>
    public const string Accepted = "gzip, br, zstd, deflate";

    private const int MaxLayers = 3;

    /// <summary>RFC 9659: content for the web needs no window above 8 MiB, and a decoder has to hold all of it.</summary>
    private const int LargestZstdWindowLog = 23;

    /// <param name="limit">Bytes that any layer but the last may hold; the reader of the last counts for itself.</param>
    /// <exception cref="InvalidDataException">A coding that was not asked for, or more layers than any honest server sends.</exception>
    public static async Task<Stream> DecodeAsync(Stream content, ICollection<string> codings, long limit, CancellationToken cancellationToken)
    {
        var layers = codings.SelectMany(coding => coding.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase)).ToList();
        if (layers.Count > MaxLayers)
        {
            throw new InvalidDataException($"the content is encoded {layers.Count} times over");
        }

        layers.Reverse();
        var decoded = content;
        for (var i = 0; i < layers.Count; i++)
        {
            decoded = await UndoAsync(i == 0 ? decoded : new AnswerLimitStream(decoded, limit), layers[i], cancellationToken);
        }

        return decoded;
    }

    private static async Task<Stream> UndoAsync(Stream stream, string coding, CancellationToken cancellationToken) => coding.ToUpperInvariant() switch
    {
        "GZIP" or "X-GZIP" => new GZipStream(stream, CompressionMode.Decompress),
        "BR" => new BrotliStream(stream, CompressionMode.Decompress),
        "ZSTD" => Zstd(stream),
        "DEFLATE" => await DeflateAsync(stream, cancellationToken),
        _ => throw new InvalidDataException($"the content encoding \"{coding.CutTo(40)}\" is not known"),
    };

    private static DecompressionStream Zstd(Stream stream)
    {
        var decoder = new Decompressor();
        decoder.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, LargestZstdWindowLog);
        return new DecompressionStream(stream, decoder, checkEndOfStream: true, preserveDecompressor: false, leaveOpen: false);
    }

    /// <summary>"deflate" is zlib by the standard, and bare deflate from many servers (RFC 9110, 8.4.1.2, has the note): its first two bytes tell.</summary>
    private static async Task<Stream> DeflateAsync(Stream stream, CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(stream);
        var ahead = await ReadAheadAsync(reader, cancellationToken);
        var isZlib = IsZlib(ahead.Buffer);
        reader.AdvanceTo(ahead.Buffer.Start);
        return isZlib ? new ZLibStream(reader.AsStream(), CompressionMode.Decompress) : new DeflateStream(reader.AsStream(), CompressionMode.Decompress);
    }

    private static async Task<ReadResult> ReadAheadAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAtLeastAsync(2, cancellationToken);
        }
        catch (InvalidOperationException exception)
        {
            // The layer beneath may be Brotli, whose reader tells of garbage as if the program had misused it.
            throw new InvalidDataException(exception.Message, exception);
        }
    }

    /// <summary>RFC 1950, 2.2: the method is 8, and the two bytes together divide by 31.</summary>
    private static bool IsZlib(ReadOnlySequence<byte> start)
    {
        Span<byte> header = stackalloc byte[2];
        if (start.Length < header.Length)
        {
            return false;
        }

        start.Slice(0, header.Length).CopyTo(header);
        return (header[0] & 0x0F) == 8 && ((header[0] << 8) | header[1]) % 31 == 0;
    }
}
