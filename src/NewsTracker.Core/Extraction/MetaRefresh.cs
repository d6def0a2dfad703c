using System.Globalization;
using System.Net;
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

        if (!IsPage(contentType, text))
            return null;
        var visible = Unseen().Replace(text, "");
        Match? named = null;
        foreach (Match meta in MetaTag().Matches(visible))
        {
            if (IsRefresh().IsMatch(meta.Value) && ContentOf().Match(meta.Value) is { Success: true } found && AddressIn(WebUtility.HtmlDecode(found.Groups["value"].Value)) is { } address
                && WebAddress.Resolve(address, BaseBefore(meta, named ??= BaseTag().Match(visible), url)) is { } target && target != url)
                return target;
        }

        return null;
    }

    /// <summary>Feeds carry whole pages inside, and no browser goes where those send it. Many servers send feeds as pages, too.</summary>
    private static bool IsPage(string? contentType, string text) =>
        contentType?.Split(';', ',')[0].Trim().ToUpperInvariant() is null or "" or "TEXT/HTML" or "APPLICATION/XHTML+XML" && !OtherDocument().IsMatch(text);

    /// <summary>What relative addresses of the tag count from: the first base, where the page has named it by then, as browsers take it. An article's other addresses count from the base wherever it stands.</summary>
    private static Uri BaseBefore(Match meta, Match named, Uri url) =>
        named.Success && named.Index < meta.Index ? WebAddress.Resolve(WebUtility.HtmlDecode(named.Groups["value"].Value), url) ?? url : url;

    private static string? AddressIn(string content) =>
        Instruction().Match(content) is { Success: true } instruction
        && int.TryParse(instruction.Groups["seconds"].Value, CultureInfo.InvariantCulture, out var seconds) && seconds <= LongestStaySeconds
            ? instruction.Groups["url"].Value.Trim('"', '\'', ' ')
            : null;

    /// <summary>How JSON, a feed and a sitemap begin.</summary>
    [GeneratedRegex(@"^\uFEFF?(?>(\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>)*)([{\[]|<(\w+:)?(rss|feed|RDF|urlset|sitemapindex)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex OtherDocument();

    /// <summary>What is no markup of the page: comments are nobody's, scripts and forms hold text, a template is not shown, and what only browsers without scripts are sent to is a poorer page.</summary>
    [GeneratedRegex(@"<!--.*?(-->|\z)|<(?<element>noscript|script|style|template|textarea)\b.*?(</\k<element>\b|\z)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Unseen();

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
