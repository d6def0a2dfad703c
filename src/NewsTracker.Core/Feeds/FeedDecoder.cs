using NewsTracker.Core.Extraction.Decoding;
using System.Text;

namespace NewsTracker.Core.Feeds;

/// <summary>Bytes to text: as pages are decoded, and XML's own signs of UTF-16 and UTF-32 without a mark (XML 1.0, appendix F).</summary>
internal static class FeedDecoder
{
    /// <summary>The sitemap protocol's limit; no feed comes near it.</summary>
    public const int LargestDocument = 50 * 1024 * 1024;

    public static string? Decode(ReadOnlyMemory<byte> content, string? contentType) => content.Span switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(content.Span[3..]),
        [0, 0, 0, (byte)'<', ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetString(content.Span),
        [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetString(content.Span[4..]),
        [(byte)'<', 0, 0, 0, ..] => Encoding.UTF32.GetString(content.Span),
        [(byte)'<', 0, _, 0, ..] => Encoding.Unicode.GetString(content.Span),
        [0, (byte)'<', 0, _, ..] => Encoding.BigEndianUnicode.GetString(content.Span),
        _ => PageDecoder.Decode(content, contentType),
    };
}
