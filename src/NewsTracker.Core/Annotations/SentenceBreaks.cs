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
            else
            {
                var (ends, behind) = ReadMark(text, i);
                if (ends)
                {
                    Add(text, sentences, start, behind);
                    start = behind;
                }

                i = behind - 1;
            }
        }

        Add(text, sentences, start, text.Length);
        return sentences;
    }

    private static void Add(string text, List<Range> sentences, int start, int end)
    {
        (start, end) = TextEdges.Trim(text, start, end);
        if (end > start)
        {
            sentences.Add(start..end);
        }
    }

    /// <summary>Whether a sentence ends with the mark that stands here, and behind what to read on: a run of marks is read once, not from each of its marks.</summary>
    private static (bool Ends, int Behind) ReadMark(string text, int at)
    {
        if (text[at] is '。' or '！' or '？' or '।')
        {
            return (true, at + 1);
        }

        if (text[at] is not ('.' or '!' or '?' or '…' or '؟' or '۔'))
        {
            return (false, at + 1);
        }

        var end = at + 1;
        while (end < text.Length && text[end] is '.' or '!' or '?' or '…' or '"' or '\'' or '”' or '’' or '»' or ')' or ']')
        {
            end++;
        }

        if (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            return (false, end);
        }

        var next = end;
        while (next < text.Length && (char.IsWhiteSpace(text[next]) || text[next] is '"' or '“' or '„' or '«' or '‘' or '\'' or '(' or '['))
        {
            next++;
        }

        if (next < text.Length && char.IsLower(text, next))
        {
            return (false, end);
        }

        return next < text.Length && text[at] == '.' && IsAbbreviation(text, at) ? (false, at + 1) : (true, end);
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
