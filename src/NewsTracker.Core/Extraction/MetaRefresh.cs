using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using NewsTracker.Core.Extraction.Decoding;

namespace NewsTracker.Core.Extraction;

/// <summary>Finds where a page sends browsers on by itself: <c>&lt;meta http-equiv="refresh" content="0; url=…"&gt;</c>.</summary>
public static partial class MetaRefresh
{
    /// <summary>A page that stays this long is read, not passed through.</summary>
    private const int LongestStaySeconds = 5;

    /// <summary>Pages that only send on are small; a refresh further down belongs to a page of its own worth.</summary>
    private const int LongestPage = 64 * 1024;

    /// <summary>The absolute http(s) address; absent where the page stays, or reloads itself.</summary>
    public static Uri? Find(ReadOnlyMemory<byte> content, string? contentType, Uri url)
    {
        if (content.Length > LongestPage || (content.Span.IndexOf("efresh"u8) < 0 && content.Span.IndexOf("EFRESH"u8) < 0)
            || PageDecoder.Decode(content, contentType) is not { } text)
        {
            return null;
        }

        // What only browsers without scripts are sent to is a poorer page, and comments are nobody's.
        var visible = Without(Without(text, "<!--", "-->"), "<noscript", "</noscript");
        Match? named = null;
        foreach (Match meta in MetaTag().Matches(visible))
        {
            if (IsRefresh().IsMatch(meta.Value) && ContentOf().Match(meta.Value) is { Success: true } found && AddressIn(WebUtility.HtmlDecode(found.Groups["value"].Value)) is { } address
                && WebAddress.Resolve(address, BaseBefore(meta, named ??= BaseTag().Match(visible), url)) is { } target && target != url)
                return target;
        }

        return null;
    }

    private static string Without(string text, string opening, string closing)
    {
        if (!text.Contains(opening, StringComparison.OrdinalIgnoreCase))
            return text;
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var start = text.IndexOf(opening, at, StringComparison.OrdinalIgnoreCase);
            if (start < 0)
                return kept.Append(text, at, text.Length - at).ToString();
            kept.Append(text, at, start - at);
            var end = text.IndexOf(closing, start, StringComparison.OrdinalIgnoreCase);
            at = end < 0 ? text.Length : end + closing.Length;
        }

        return kept.ToString();
    }

    /// <summary>What relative addresses of the tag count from: the first base, where the page has named it by then, as browsers take it. An article's other addresses count from the base wherever it stands.</summary>
    private static Uri BaseBefore(Match meta, Match named, Uri url) =>
        named.Success && named.Index < meta.Index ? WebAddress.Resolve(WebUtility.HtmlDecode(named.Groups["value"].Value), url) ?? url : url;

    private static string? AddressIn(string content) =>
        Instruction().Match(content) is { Success: true } instruction
        && int.TryParse(instruction.Groups["seconds"].Value, CultureInfo.InvariantCulture, out var seconds) && seconds <= LongestStaySeconds
            ? instruction.Groups["url"].Value.Trim('"', '\'', ' ')
            : null;

    [GeneratedRegex(@"<meta\s[^>]{1,3000}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MetaTag();

    /// <summary>Bounded, as the tags above: a page of openings without an end is read through once for each.</summary>
    [GeneratedRegex(@"<base\s(?:[^<>]{0,3000}\s)?href\s{0,9}=\s{0,9}(""(?<value>[^""]{0,3000})""|'(?<value>[^']{0,3000})'|(?<value>[^\s>]{1,3000}))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex BaseTag();

    /// <summary>Runs of white space that meet are atomic here and below: a tag that is white space throughout is read through once, not once for each way to share it out.</summary>
    [GeneratedRegex(@"\bhttp-equiv\s*=(?>\s*)(?>[""']?)\s*refresh\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IsRefresh();

    [GeneratedRegex(@"\bcontent\s*=\s*(""(?<value>[^""]*)""|'(?<value>[^']*)'|(?<value>[^\s>]+))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ContentOf();

    [GeneratedRegex(@"^\s*(?<seconds>(?>\d{1,6}))(?>(\.\d*)?)(?>\s*[;,]\s*|\s+)(?>(url\s*=\s*)?)(?<url>\S.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Instruction();
}
