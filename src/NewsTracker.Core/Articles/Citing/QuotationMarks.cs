using System.Text;

namespace NewsTracker.Core.Articles.Citing;

/// <summary>Double quotation marks of any land, as English writes them within its own.</summary>
internal static class QuotationMarks
{
    private const string Doubles = "„“”‟«»\"";

    /// <summary>Those that may stand behind the stop of a sentence.</summary>
    private const string Closing = "“”»«\"’";

    /// <summary>Each turned into a single one (Chicago 13.7, 13.30). Which opens is told by where it stands: what opens in Poland closes in Germany. Between two letters of Hebrew none is quoted: that language abbreviates so.</summary>
    public static string Inner(string text)
    {
        var written = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (!Doubles.Contains(text[i]) || AbbreviatesHebrew(text, i))
            {
                written.Append(text[i]);
                continue;
            }

            // French has spaces within its marks.
            var isApart = text[i] is '«' && IsBeforeSpace(text, i) && (i == 0 || IsBoundary(text[i - 1]));
            if (isApart || Opens(text, i))
            {
                written.Append('‘');
                while (isApart && IsBeforeSpace(text, i))
                    i++;
                continue;
            }

            while (text[i] is '»' && written.Length > 0 && char.IsWhiteSpace(written[^1]))
                written.Length--;
            written.Append('’');
        }

        return written.ToString();
    }

    /// <summary>The text before the marks that close it at its end; a lone ’ is an apostrophe.</summary>
    public static string WithoutClosing(string text)
    {
        var end = text.Length;
        while (end > 0 && (Closing.Contains(text[end - 1]) || (end < text.Length && char.IsWhiteSpace(text[end - 1]))) && (text[end - 1] is not '’' || text.Contains('‘')))
            end--;
        return text[..end];
    }

    private static bool Opens(string text, int at) =>
        (at == 0 || IsBoundary(text[at - 1])) && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && !".,;:!?…)]".Contains(text[at + 1]);

    /// <summary>Turkish puts an ending right behind the mark that closes, and Chinese has no spaces at all: only of Hebrew is a mark within a word no quotation.</summary>
    private static bool AbbreviatesHebrew(string text, int at) => at > 0 && at + 1 < text.Length && IsHebrew(text[at - 1]) && IsHebrew(text[at + 1]);

    /// <summary>A letter, or a vowel below or above one.</summary>
    private static bool IsHebrew(char character) => character is >= '\u0590' and <= '\u05FF';

    private static bool IsBoundary(char before) => char.IsWhiteSpace(before) || "([–—-/‘’\"".Contains(before);

    private static bool IsBeforeSpace(string text, int at) => at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]);
}
