using System.Collections.Frozen;

namespace NewsTracker.Core.Analysis.Reading;

/// <summary>Where sentences end: at stops, not at those of abbreviations, at the end of a line, and where they have grown longer than anybody writes them.</summary>
internal static class SentenceEnds
{
    /// <summary>Words and signs. What is asked of a word looks at its whole sentence, so the time grows with the square of its length.</summary>
    private const int Longest = 400;

    /// <summary>What a sentence tells must fit into a marked passage.</summary>
    private const int LongestText = Annotations.Passage.MaxLength - 1000;

    private static readonly FrozenSet<string> Titles =
    [
        "mr", "mrs", "ms", "dr", "st", "gen", "sen", "rep", "gov", "col", "lt", "capt", "maj", "prof", "vs", "etc", "art", "lt", "sgt", "cmdr", "adm", "brig", "hon", "rev", "mt", "ft",
    ];

    private static readonly FrozenSet<string> BeforeNumbers =
    [
        "no", "nos", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "p", "pp", "art", "para", "sec", "fig", "vol", "ca", "approx",
    ];

    /// <summary>Index of the word behind the sentence that starts at <paramref name="first"/>.</summary>
    public static int Find(string text, IReadOnlyList<Word> words, int first)
    {
        for (var i = first; i < words.Count; i++)
        {
            if (i > first && words[i].StartsLine)
                return i;
            if (i - first >= Longest || (i > first && words[i].End - words[first].Start > LongestText))
                return LastSign(words, first, i);
            if (!words[i].IsSign || text[words[i].Start] is not ('.' or '!' or '?' or '…'))
                continue;
            var next = i + 1;
            while (next < words.Count && next - first < Longest && words[next] is { IsSign: true, StartsLine: false } && text[words[next].Start] is '"' or '”' or '\'' or '’' or ')' or ']' or '.' or '!' or '?' && words[next].Start == words[next - 1].End)
                next++;
            if (next >= words.Count || words[next].StartsLine)
                return next;
            if (words[next].Start == words[next - 1].End || !MayOpen(text[words[next].Start]))
                i = next - 1; // Whichever sign of the run it is, no sentence ends there.
            else if (!IsAbbreviation(text, words, i, words[next]))
                return next;
        }

        return words.Count;
    }

    /// <summary>Index of the word behind the last sign of the second half, or <paramref name="end"/> where it has none.</summary>
    private static int LastSign(IReadOnlyList<Word> words, int first, int end)
    {
        for (var i = end - 1; i > first + (end - first) / 2; i--)
        {
            if (words[i].IsSign)
                return i + 1;
        }

        return end;
    }

    private static bool MayOpen(char sign) => char.IsUpper(sign) || char.IsDigit(sign) || sign is '"' or '“' or '\'' or '‘' or '(' or '[' or '-' or '–' or '—' or '*' or '@' or '#';

    private static bool IsAbbreviation(string text, IReadOnlyList<Word> words, int stop, Word next)
    {
        if (stop == 0 || text[words[stop].Start] != '.' || words[stop - 1].End != words[stop].Start)
            return false;
        var before = words[stop - 1];
        return Titles.Contains(before.Folded)
            || (BeforeNumbers.Contains(before.Folded) && char.IsDigit(text[next.Start]))
            || (before.Folded.Length == 1 && char.IsLetter(before.Folded[0]) && before.Folded != "i");
    }
}
