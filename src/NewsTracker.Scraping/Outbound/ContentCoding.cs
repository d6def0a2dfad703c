using System.IO.Compression;

namespace NewsTracker.Scraping.Outbound;

/// <summary>Undoes Content-Encoding, every layer of it (RFC 9110, 8.4): the runtime's own handler undoes only one.</summary>
internal static class ContentCoding
{
    private const int MaxLayers = 3;

    /// <exception cref="InvalidDataException">A coding that was not asked for, or more layers than any honest server sends.</exception>
    public static Stream Decode(Stream content, ICollection<string> codings)
    {
        var layers = codings.SelectMany(coding => coding.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Where(coding => !coding.Equals("identity", StringComparison.OrdinalIgnoreCase)).ToList();
        if (layers.Count > MaxLayers)
        {
            throw new InvalidDataException($"the content is encoded {layers.Count} times over");
        }

        layers.Reverse();
        return layers.Aggregate(content, (stream, coding) => coding.ToUpperInvariant() switch
        {
            "GZIP" or "X-GZIP" => new GZipStream(stream, CompressionMode.Decompress),
            "BR" => new BrotliStream(stream, CompressionMode.Decompress),
            "DEFLATE" => new ZLibStream(stream, CompressionMode.Decompress),
            _ => throw new InvalidDataException($"the content encoding \"{coding}\" is not known"),
        });
    }
}
