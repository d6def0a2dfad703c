using System.Text;
using System.Text.RegularExpressions;
using NewsTracker.Core.Extraction.Decoding;

namespace NewsTracker.Core.Feeds;

/// <summary>Decodes a feed's bytes: byte order mark and HTTP charset first, then the XML declaration, then detection (RFC 7303, 3).</summary>
internal static partial class FeedText
{
    public static string Decode(ReadOnlySpan<byte> content, string? contentType)
    {
        var declared = contentType?.Contains("charset", StringComparison.OrdinalIgnoreCase) == true ? null : Declaration().Match(Encoding.Latin1.GetString(content[..Math.Min(content.Length, 200)]));
        var type = declared is { Success: true } ? $"text/xml; charset={declared.Groups["name"].Value}" : contentType;
        return PageDecoder.Decode(content.ToArray(), type) ?? "";
    }

    [GeneratedRegex("""^[^<]{0,16}<\?xml[^>]{0,100}?encoding\s*=\s*["'](?<name>[A-Za-z0-9._-]{1,40})["']""", RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();
}
