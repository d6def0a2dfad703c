using System.Text.RegularExpressions;
using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Extraction.Text;

/// <summary>What a text file tells of the site it was saved from: its name, and its country.</summary>
internal static partial class TextSite
{
    /// <param name="url">The address that the text is said to be from; the first that it prints may be anyone's.</param>
    public static string? FindName(IReadOnlyList<TextLine> lines, Uri? url, string text)
    {
        if (FindDomain(HostOf(url) ?? FirstHost(text)) is not { } domain)
            return null;

        // The name as the page prints it is better than the domain's spelling.
        var key = TextMeasure.Key(domain);
        return lines.FirstOrDefault(line => line.Key == key || line.Key == "the" + key)?.Text
            ?? lines.SelectMany(line => line.Text.Split(' ')).FirstOrDefault(word => TextMeasure.Key(word) == key && char.IsUpper(word[0]))
            ?? char.ToUpperInvariant(domain[0]) + domain[1..];
    }

    public static Uri? FindAddress(string text) =>
        FirstHost(text) is { } host && Uri.TryCreate("https://" + host, UriKind.Absolute, out var address) ? address : null;

    /// <summary>The country of the publisher's telephone numbers, or of the one currency in which it reckons for its readers.</summary>
    public static string? FindRegion(string text) => OfPhone(text) ?? OfCurrency(text);

    private static string? OfPhone(string text) => Phone().Match(text) is not { Success: true } match ? null : match.Groups["code"].Value switch
    {
        "91" => "IN",
        "972" => "IL",
        "353" => "IE",
        "44" => "GB",
        "92" => "PK",
        "49" => "DE",
        "48" => "PL",
        "358" => "FI",
        "370" => "LT",
        "371" => "LV",
        "372" => "EE",
        "380" => "UA",
        "880" => "BD",
        _ => null,
    };

    private static string? OfCurrency(string text)
    {
        var signs = Amount().Matches(text).Select(match => match.Value[0]).Distinct().Take(2).ToList();
        return signs is not [var only] ? null : only switch
        {
            '£' => "GB",
            '₹' => "IN",
            '₪' => "IL",
            '৳' => "BD",
            _ => null,
        };
    }

    private static string? HostOf(Uri? url) =>
        url is not { HostNameType: UriHostNameType.Dns } ? null : url.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? url.IdnHost[4..] : url.IdnHost;

    private static string? FindDomain(string? host)
    {
        var labels = host?.Split('.');
        return labels is { Length: >= 2 } ? labels.Length > 2 && labels[^2].Length <= 3 ? labels[^3] : labels[^2] : null;
    }

    private static string? FirstHost(string text)
    {
        foreach (Match match in Host().Matches(text))
        {
            var host = match.Groups["host"].Value.ToLowerInvariant();
            if (!SharedHost().IsMatch(host))
                return host;
        }

        return null;
    }

    [GeneratedRegex(@"(?:\b[\w.+\-]{1,40}@|https?://(?:www\.)?|\bwww\.)(?<host>[a-z0-9\-]{2,40}(?:\.[a-z0-9\-]{2,40}){1,3})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Host();

    [GeneratedRegex(@"(^|\.)(gmail|yahoo|hotmail|outlook|facebook|twitter|x|t|youtube|instagram|linkedin|whatsapp|telegram|google|apple)\.", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SharedHost();

    [GeneratedRegex(@"[\p{Sc}][ ]?\d", RegexOptions.CultureInvariant)]
    private static partial Regex Amount();

    [GeneratedRegex(@"\+(?<code>\d{1,3})[\s\-(]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Phone();
}
