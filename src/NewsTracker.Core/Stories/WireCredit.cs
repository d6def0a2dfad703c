using System.Text.RegularExpressions;

namespace NewsTracker.Core.Stories;

/// <summary>Finds the news agency that a text names as its origin: "VILNIUS (Reuters) -", "(With inputs from PTI)", "Source: BNS".</summary>
public static partial class WireCredit
{
    /// <summary>The agency, several joined by commas, "agencies" where no name is given; null where the text credits none. A text that only quotes an agency credits none.</summary>
    /// <param name="credited">Names of the credit line.</param>
    public static string? Find(string body, IEnumerable<string> credited)
    {
        var found = Credits(body).Concat(credited).SelectMany(NewsAgencies.In).Distinct(StringComparer.Ordinal).ToList();
        if (found.Count > 1)
            found.Remove(NewsAgencies.Unnamed);
        return found.Count > 0 ? string.Join(", ", found) : null;
    }

    /// <summary>The text without dateline and credits, so that a report under two of them compares as the same.</summary>
    internal static string Remove(string body) =>
        ClosingBracket().Replace(ClosingLine().Replace(Dateline().Replace(body, "$1", 1), ""), "");

    private static IEnumerable<string> Credits(string body)
    {
        if (Dateline().Match(body) is { Success: true } dateline)
            yield return dateline.Groups["who"].Value;
        foreach (Match match in ClosingBracket().Matches(body))
            yield return match.Groups["who"].Value;
        foreach (Match match in ClosingLine().Matches(body))
            yield return match.Groups["who"].Value;
    }

    // A place in capitals, or any place with a date or a bracket, and a dash: "VILNIUS, March 18 (Baltic Wire) - ".
    [GeneratedRegex(@"\A(\s*)(?:\p{Lu}[\p{Lu}'’/ .,]{1,50}?|\p{Lu}[\p{L}'’/ .]{1,30}(?=,\s*\p{L}{3,9}\.?\s+\d|\s*\())(?:,\s*\p{L}{3,9}\.?\s+\d{1,2})?(?:\s*\((?<who>[^()\n]{2,60})\))?(?:\s*(?:-|–|—|--|:)\s+|\.\s+(?=\p{Lu}))")]
    private static partial Regex Dateline();

    // The last words of a paragraph, in brackets after its full stop.
    [GeneratedRegex(@"(?<=[.!?""”’)…])[ \t]*\((?<who>[^()\n]{2,100})\)[ \t]*\.?[ \t]*(?=\r?\n|\z|\()|^[ \t]*\((?<who>[^()\n]{2,100})\)[ \t]*\.?[ \t]*\r?$", RegexOptions.Multiline)]
    private static partial Regex ClosingBracket();

    [GeneratedRegex(@"^[ \t]*(?:Sources?|Agency|With (?:agency |agencies |additional )*(?:inputs?|reporting|material|reports?)(?: from)?|Reporting by|Writing by|Editing by)\b:?[ \t]*(?<who>[^\n]{0,120})$|^[ \t]*[-–—][ \t]*(?<who>With [^\n]{3,80})$", RegexOptions.Multiline)]
    private static partial Regex ClosingLine();
}
