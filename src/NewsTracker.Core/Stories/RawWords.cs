using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Stories;

/// <summary>A word as it stands in a text.</summary>
/// <param name="Opens">Whether it opens a sentence.</param>
internal readonly record struct RawWord(WrittenWord Word, bool HasCapital, bool Opens);

/// <summary>Reads the words of a text, with dotted abbreviations ("U.S.") and grouped numbers ("6,279") put together again.</summary>
internal static partial class RawWords
{
    private const int MostTokens = 12_000;

    /// <summary>After these a stop ends no sentence.</summary>
    private static readonly FrozenSet<string> Abbreviations =
        new[] { "mr", "mrs", "ms", "dr", "st", "gen", "col", "lt", "sgt", "gov", "sen", "rep", "jan", "feb", "aug", "sept", "oct", "nov", "dec", "no", "vs" }.ToFrozenSet(StringComparer.Ordinal);

    public static List<RawWord> Read(string text)
    {
        // Hardly any text has one, and telling so takes a fraction of the expression's time.
        if (text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.Ordinal))
            text = WebAddress().Replace(text, " ");
        var tokens = TextToken.Split(text);
        if (tokens.Count > MostTokens)
            tokens.RemoveRange(MostTokens, tokens.Count - MostTokens);
        var words = new List<RawWord>(tokens.Count);
        var opens = true;
        var closed = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            opens |= BeginsLine(text, token);
            if (!token.IsWord)
            {
                closed = IsEnd(text[token.Start], closed);
                continue;
            }

            var hasCapital = char.IsUpper(text[token.Start]);
            opens |= closed && token.Before is not TokenGap.None && (hasCapital || char.IsAsciiDigit(text[token.Start])) && !EndsInAbbreviation(words);
            i = LastOfWord(text, tokens, i);
            var word = WrittenWord.Of(text.AsSpan(token.Start, tokens[i].End - token.Start));
            if (word.Folded.Length == 0)
                continue;   // marks without a letter

            words.Add(new RawWord(word, hasCapital, opens));
            opens = closed = false;
        }

        return words;
    }

    private static bool BeginsLine(string text, TextToken token) =>
        token.Before is TokenGap.Paragraph || (token.Before is TokenGap.Space && text.AsSpan(0, token.Start).TrimEnd(" \t\r").EndsWith("\n"));

    /// <summary>A stop ends a sentence, and so do the quotation marks and brackets that close after it.</summary>
    private static bool IsEnd(char sign, bool closed) => sign is '.' or '!' or '?' or '…' || (closed && sign is '"' or '”' or '’' or '\'' or ')');

    private static int LastOfWord(string text, List<TextToken> tokens, int first)
    {
        var last = first;
        bool IsJoined(int sign) => sign + 1 < tokens.Count && !tokens[sign].IsWord && tokens[sign].Before is TokenGap.None && tokens[sign + 1] is { IsWord: true, Before: TokenGap.None };
        if (char.IsAsciiDigit(text[tokens[first].Start]))
        {
            while (IsJoined(last + 1) && text[tokens[last + 1].Start] is ',' or '.' && char.IsAsciiDigit(text[tokens[last + 2].Start]))
                last += 2;
        }
        else if (tokens[first].Length == 1)
        {
            while (IsJoined(last + 1) && text[tokens[last + 1].Start] == '.' && tokens[last + 2].Length == 1)
                last += 2;
        }

        return last;
    }

    private static bool EndsInAbbreviation(List<RawWord> words) =>
        words.Count > 0 && words[^1].Word is var last && (last.Folded.Length == 1 || last.Form.Contains('.', StringComparison.Ordinal) || Abbreviations.Contains(last.Folded));

    // Nothing follows what it repeats, so it never goes back; the reader that never does by construction is made while running, and for it alone.
    [GeneratedRegex(@"https?://\S+|www\.\S+")]
    private static partial Regex WebAddress();
}
