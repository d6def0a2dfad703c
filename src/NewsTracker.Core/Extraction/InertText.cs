using System.Buffers;
using System.Text.RegularExpressions;

namespace NewsTracker.Core.Extraction;

/// <summary>
/// Makes lines of text that a page or feed prints harmless wherever they are shown later, also by readers of our exports: no tags that were
/// smuggled in as text, and none of the invisible characters that turn words around or part them.
/// </summary>
public static partial class InertText
{
    /// <summary>A tag may hide in another, and show when that is taken out.</summary>
    private const int MostRounds = 5;

    // Embeddings, overrides and isolates of the writing direction; zero-width space, word joiner and byte order mark. Marks that letters need (ZWJ, ZWNJ, LRM, RLM) stay.
    private static readonly SearchValues<char> Invisible = SearchValues.Create("\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069");

    /// <summary>Longer than any line that is kept; what follows is left out.</summary>
    private const int LongestLine = 10_000;

    /// <summary>A headline, name or summary: no tags, no invisible characters.</summary>
    public static string Line(string text)
    {
        var line = Visible(text.CutTo(LongestLine));
        for (var round = 0; round < MostRounds && line.Contains('<', StringComparison.Ordinal); round++)
        {
            var without = Tag().Replace(Script().Replace(line, ""), "");
            if (without.Length == line.Length)
                break;
            line = without;
        }

        return line.Length == text.Length ? text : line.Trim();
    }

    /// <summary>A text whose words may be about markup: only the invisible characters go.</summary>
    public static string Visible(string text) =>
        text.AsSpan().ContainsAny(Invisible) ? string.Concat(text.Where(character => !Invisible.Contains(character))) : text;

    [GeneratedRegex(@"<(?<name>script|style)\b[^<>]{0,2000}>[^<]{0,20000}</\k<name>\s{0,20}>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Script();

    // A tag cut short at the end counts too: what is appended later would complete it.
    [GeneratedRegex(@"<(\s{0,5}/?\s{0,5}(script|style|img|image|iframe|svg|math|object|embed|link|meta|base|form|input|button|video|audio|source|body|html|a|b|i|u|s|p|br|hr|em|strong|span|div|font|sub|sup|small|big|mark|h[1-6]|ul|ol|li|table|tr|td|th)\b[^<>]{0,2000}>|/?(script|style|img|image|iframe|svg|object|embed|link|meta|a|b|i)\b[^<>]{0,2000}$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
