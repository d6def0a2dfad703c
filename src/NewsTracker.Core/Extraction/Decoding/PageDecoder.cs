using System.Buffers;
using System.Text;
using System.Text.Unicode;
using UtfUnknown;

namespace NewsTracker.Core.Extraction.Decoding;

/// <summary>Turns fetched bytes into text by byte order mark, HTTP charset, the document's own declaration, then detection. Never throws.</summary>
public static class PageDecoder
{
    /// <summary>More bytes than a page is made of, with every picture and font within it.</summary>
    private const int LargestPage = 16 * 1024 * 1024;

    private const int DetectionSample = 128 * 1024;

    private static readonly SearchValues<string> BinarySignatures =
        SearchValues.Create(["%PDF-", "GIF8", "PK\u0003\u0004", "\u007fELF", "wOFF", "wOF2"], StringComparison.Ordinal);

    /// <summary>The text of the page, or as much of a very long one as is read; absent where the bytes are no text.</summary>
    public static string? Decode(ReadOnlyMemory<byte> content, string? contentType) => DecodePage(content, contentType)?.Text;

    /// <summary>The same, and whether any of it was left out that may be text.</summary>
    public static DecodedPage? DecodePage(ReadOnlyMemory<byte> content, string? contentType) =>
        Decode(content, contentType, LargestPage) is { } whole ? DecodedPage.Of(whole, isWhole: content.Length <= LargestPage) : null;

    /// <param name="longest">How many bytes are read; the rest of a longer document is left out.</param>
    public static string? Decode(ReadOnlyMemory<byte> content, string? contentType, int longest)
    {
        var bytes = content.Span;
        if (bytes.Length > longest)
            bytes = bytes[..longest];
        if (FindByteOrderMark(bytes) is var (marked, length) && marked is not null)
            return marked.GetString(bytes[length..]);
        var label = CharsetLabels.OfContentType(contentType);
        var named = CharsetLabels.FindEncoding(label);
        if (FindUnmarkedUtf16(bytes, CharsetLabels.IsUtf16(label)) is { } utf16)
            return utf16.GetString(bytes);
        if (IsBinary(bytes))
            return null;

        var declared = named ?? CharsetLabels.FindEncoding(CharsetLabels.OfMarkup(bytes));
        var damage = CountInvalidUtf8(bytes, out var multibyte);

        // Valid multi-byte UTF-8 does not come about by chance: it wins over a wrong declaration.
        if (damage == 0 && (multibyte >= 2 || declared is null or UTF8Encoding))
            return Encoding.UTF8.GetString(bytes);
        if (declared is not null and not UTF8Encoding)
            return declared.GetString(bytes);
        if (multibyte > 20 * damage)
            return Encoding.UTF8.GetString(bytes);
        return Detect(bytes).GetString(bytes);
    }

    private static (Encoding? Encoding, int Length) FindByteOrderMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => (null, 0),
    };

    /// <summary>UTF-16 without its mark: markup in it has a zero beside nearly every letter, on the one side or the other.</summary>
    private static UnicodeEncoding? FindUnmarkedUtf16(ReadOnlySpan<byte> bytes, bool isNamed)
    {
        var head = bytes[..Math.Min(bytes.Length & ~1, 1024)];
        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < head.Length; i += 2)
        {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }

        var needed = isNamed ? head.Length / 20 : head.Length / 3;
        return even > needed && odd * 10 < even ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false)
            : odd > needed && even * 10 < odd ? new UnicodeEncoding(bigEndian: false, byteOrderMark: false)
            : null;
    }

    private static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 4096)];
        if (head.IsEmpty)
            return false;
        var start = Encoding.Latin1.GetString(head[..Math.Min(head.Length, 8)]);
        if (start.AsSpan().IndexOfAny(BinarySignatures) == 0 || head is [0x89, 0x50, 0x4E, 0x47, ..] or [0xFF, 0xD8, 0xFF, ..] or [0x1F, 0x8B, ..])
            return true;
        var controls = 0;
        foreach (var value in head)
        {
            if (value is < 0x20 and not (0x09 or 0x0A or 0x0C or 0x0D or 0x1B))
                controls++;
        }

        return controls * 100 > head.Length * 2;
    }

    private static int CountInvalidUtf8(ReadOnlySpan<byte> bytes, out int multibyte)
    {
        multibyte = 0;
        var invalid = 0;
        if (Utf8.IsValid(bytes))
        {
            // Whether there are two is all that is asked of text without damage.
            var first = bytes.IndexOfAnyInRange((byte)0xC2, (byte)0xF4);
            multibyte = first < 0 ? 0 : bytes[(first + 1)..].ContainsAnyInRange((byte)0xC2, (byte)0xF4) ? 2 : 1;
            return 0;
        }

        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0)
                break;
            bytes = bytes[ascii..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var consumed) == OperationStatus.Done)
                multibyte++;
            else if (bytes.Length >= 4)
                invalid++;
            bytes = bytes[consumed..];
        }

        return invalid;
    }

    private static Encoding Detect(ReadOnlySpan<byte> bytes)
    {
        // Detection looks at the part that holds other than ASCII: markup alone tells nothing.
        var first = Math.Max(0, bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) - 1024);
        var sample = bytes.Slice(first, Math.Min(DetectionSample, bytes.Length - first)).ToArray();
        var detected = CharsetDetector.DetectFromBytes(sample).Detected;
        return detected is { Confidence: > 0.4f } && CharsetLabels.FindEncoding(detected.EncodingName) is { } encoding and not UTF8Encoding
            ? encoding
            : CharsetLabels.WesternEuropean;
    }
}
