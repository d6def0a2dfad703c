using System.Collections.Frozen;

namespace NewsTracker.Core.Annotations;

/// <summary>Cuts a text into its sentences, for choosing a passage without pointing. A wrong cut costs a key stroke, so plain rules will do.</summary>
public static class SentenceBreaks
{
    private static readonly FrozenSet<string> Abbreviations = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "sgt", "adm", "sen", "rep", "gov", "pres", "min", "st", "no", "nr", "art", "para", "vs", "jan", "feb", "mar", "apr", "jun", "jul",
        "aug", "sept", "sep", "oct", "nov", "dec", "e.g", "i.e", "u.s", "u.k", "u.n", "e.u", "bzw", "z.b", "d.h", "mme", "mlle", "av", "sr", "sra", "núm", "approx", "inc", "ltd", "co");

    /// <summary>The sentences in order, as ranges in UTF-16 units without the blank space around them.</summary>
    public static IReadOnlyList<Range> Find(string text)
    {
        var sentences = new List<Range>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                Add(text, sentences, start, i);
                start = i + 1;
            }
            else if (EndsAt(text, i) is { } end)
            {
                Add(text, sentences, start, end);
                start = end;
                i = end - 1;
            }
        }

        Add(text, sentences, start, text.Length);
        return sentences;
    }

    private static void Add(string text, List<Range> sentences, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start)
        {
            sentences.Add(start..end);
        }
    }

    /// <summary>Where the sentence ends whose closing mark stands here; null where it goes on.</summary>
    private static int? EndsAt(string text, int at)
    {
        if (text[at] is '。' or '！' or '？' or '।')
        {
            return at + 1;
        }

        if (text[at] is not ('.' or '!' or '?' or '…' or '؟' or '۔'))
        {
            return null;
        }

        var end = at + 1;
        while (end < text.Length && text[end] is '.' or '!' or '?' or '…' or '"' or '\'' or '”' or '’' or '»' or ')' or ']')
        {
            end++;
        }

        if (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            return null;
        }

        var next = end;
        while (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] is '"' or '“' or '„' or '«' or '‘' or '\'' or '(' or '['))
        {
            next++;
        }

        return next < text.Length && (char.IsLower(text, next) || (text[at] == '.' && IsAbbreviation(text, at))) ? null : end;
    }

    private static bool IsAbbreviation(string text, int stop)
    {
        var start = stop;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '.'))
        {
            start--;
        }

        var word = text[start..stop];
        return word.Length == 1 ? char.IsUpper(word[0]) : Abbreviations.Contains(word);
    }
}
