using System.Text;
using System.Text.RegularExpressions;

namespace NewsTracker.Core.Extraction.Decoding;

/// <summary>Charset labels as the WHATWG Encoding Standard reads them: several old names stand for their Windows superset.</summary>
internal static partial class CharsetLabels
{
    private const int DeclarationWindow = 4096;

    static CharsetLabels()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        WesternEuropean = Encoding.GetEncoding(1252);
    }

    public static Encoding WesternEuropean { get; }

    public static string? OfContentType(string? contentType) =>
        contentType is { Length: < 1000 } && Charset().Match(contentType) is { Success: true } match ? match.Groups["label"].Value : null;

    public static string? OfMarkup(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, DeclarationWindow)]);
        foreach (var match in Declaration().EnumerateMatches(head))
        {
            if (Charset().Match(head.Substring(match.Index, match.Length)) is { Success: true } charset)
                return charset.Groups["label"].Value;
        }

        return null;
    }

    public static Encoding? FindEncoding(string? label)
    {
        if (label is null)
            return null;
        switch (label.Trim().ToLowerInvariant())
        {
            case "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii": return WesternEuropean;
            case "iso-8859-9": return Encoding.GetEncoding(1254);
            case "iso-8859-11" or "tis-620": return Encoding.GetEncoding(874);
            case "gb2312" or "gbk" or "x-gbk": return Encoding.GetEncoding("gb18030");
            case "ks_c_5601-1987" or "euc-kr": return Encoding.GetEncoding(949);
            case "shift-jis" or "x-sjis" or "sjis": return Encoding.GetEncoding(932);

            case "utf8": return Encoding.UTF8;
        }

        // A document whose declaration can be read byte by byte is not UTF-16, by whichever of its names; the HTML standard takes it for UTF-8, too.
        var found = OfPlatform(label);
        return found is UnicodeEncoding or UTF32Encoding ? Encoding.UTF8 : found;
    }

    /// <summary>Whether the label is one of the names of UTF-16.</summary>
    public static bool IsUtf16(string? label) => label is not null && OfPlatform(label) is UnicodeEncoding;

    private static Encoding? OfPlatform(string label)
    {
        try
        {
            return Encoding.GetEncoding(label.Trim());
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            // The second is what the names of UTF-7 give, which is never honoured.
            return null;
        }
    }

    [GeneratedRegex("""(?:charset|encoding)\s*=\s*["']?\s*(?<label>[A-Za-z0-9_:.\-]{2,40})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Charset();

    [GeneratedRegex("""<meta[^>]{0,500}>|<\?xml[^>]{0,200}>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();
}
