using System.Buffers;
using System.Text;
using System.Text.Unicode;
using NewsTracker.Core.Extraction.Decoding;
using NewsTracker.Core.Feeds.Text;

namespace NewsTracker.Core.Feeds;

/// <summary>Bytes to text: as pages are decoded, and XML's own signs of UTF-16 and UTF-32 without a mark (XML 1.0, appendix F).</summary>
internal static class FeedDecoder
{
    /// <summary>What is fetched is bounded likewise; unpacked, too, it must not fill the memory. The sitemap protocol's limit is three times as much, and no news site's comes near it.</summary>
    public const int LargestDocument = 16 * 1024 * 1024;

    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 0xA0).Select(number => (char)number).Where(IsStray)]);

    /// <summary>The text without control characters; absent where the bytes are no text.</summary>
    public static string? Decode(ReadOnlyMemory<byte> content, string? contentType) =>
        DecodeBytes(content, contentType) is { } text ? WithoutControls(text) : null;

    /// <summary>The text as people write it: no database and no page takes control characters, which JSON may also spell out (<c>\u0000</c>).</summary>
    public static string WithoutControls(string text) => text.AsSpan().ContainsAny(Controls) ? Cleaned(text) : text;

    private static string? DecodeBytes(ReadOnlyMemory<byte> content, string? contentType) => content.Span switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(content.Span[3..]),
        [0, 0, 0, (byte)'<', ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetString(content.Span),
        [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false).GetString(content.Span[4..]),
        [(byte)'<', 0, 0, 0, ..] => Encoding.UTF32.GetString(content.Span),
        [(byte)'<', 0, _, 0, ..] => Encoding.Unicode.GetString(content.Span),
        [0, (byte)'<', 0, _, ..] => Encoding.BigEndianUnicode.GetString(content.Span),
        _ when LegacyEncoding(content.Span, contentType) is { } encoding => encoding.GetString(content.Span),
        _ => PageDecoder.Decode(content, contentType, LargestDocument),
    };

    private static Encoding? LegacyEncoding(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (Utf8.IsValid(bytes))
            return null;
        var label = CharsetLabels.OfContentType(contentType) ?? CharsetLabels.OfMarkup(bytes);
        return label is null || CharsetLabels.FindEncoding(label) is not null ? null : LegacyLabels.Find(label);
    }

    private static string Cleaned(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var value in text)
        {
            if (!IsStray(value))
                clean.Append(value);
            else if (value >= '\u0080')
                clean.Append(CharacterReferences.OfWindows(value));
        }

        return clean.ToString();
    }

    private static bool IsStray(char value) => value is < ' ' and not ('\t' or '\n' or '\r') or (>= '\u007f' and <= '\u009f');
}
