using System.Globalization;

namespace NewsTracker.Core.Annotations;

/// <summary>Finds in a text the run of words that is most like a quote: approximate matching by words (Sellers, 1980), blind to case and punctuation.</summary>
internal sealed class LikeWords
{
    // Words of the quote times words of the text: some hundredths of a second. Longer texts are matched by their exact words only.
    private const long MostWork = 20_000_000;

    private readonly string text;
    private readonly Dictionary<string, int> numbers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Word> words;

    public LikeWords(string text)
    {
        this.text = text;
        words = Split(text, word => numbers.TryGetValue(word, out var known) ? known : numbers[word] = numbers.Count);
    }

    /// <summary>The best run and its likeness from 0 to 1; null where nothing can be like it.</summary>
    public Reanchoring.Place? Find(string quote)
    {
        var sought = Split(quote, word => numbers.GetValueOrDefault(word, -1)).ConvertAll(word => word.Number);
        if (sought.Count == 0 || words.Count == 0 || (long)sought.Count * words.Count > MostWork)
        {
            return null;
        }

        var (first, last, edits) = BestRun(sought);
        if (first > last)
        {
            return null;
        }

        var likeness = 1 - ((double)edits / Math.Max(sought.Count, last - first + 1));
        var start = words[first].Start;

        // What the quote has after its last word, a full stop, belongs to the run if it follows there, too.
        var end = words[last].End;
        var tail = quote.AsSpan(LastWordEnd(quote));
        end += text.AsSpan(end).CommonPrefixLength(tail.TrimEnd());
        return new Reanchoring.Place(start, end - start, likeness);
    }

    /// <summary>One row of the table for each word of the text: fewest edits that turn the quote's first words into a run that ends here, and where that run starts.</summary>
    private (int First, int Last, int Edits) BestRun(List<int> sought)
    {
        var cost = new int[sought.Count + 1];
        var from = new int[sought.Count + 1];
        for (var j = 0; j <= sought.Count; j++)
        {
            (cost[j], from[j]) = (j, 0);
        }

        var best = (First: 1, Last: 0, Edits: int.MaxValue);
        for (var i = 0; i < words.Count; i++)
        {
            var (diagonal, diagonalFrom) = (cost[0], i);
            (cost[0], from[0]) = (0, i + 1);
            for (var j = 1; j <= sought.Count; j++)
            {
                var (up, upFrom) = (cost[j], from[j]);
                var (least, start) = (diagonal + (words[i].Number == sought[j - 1] ? 0 : 1), diagonalFrom);
                if (up + 1 < least)
                {
                    (least, start) = (up + 1, upFrom);
                }

                if (cost[j - 1] + 1 < least)
                {
                    (least, start) = (cost[j - 1] + 1, from[j - 1]);
                }

                (diagonal, diagonalFrom) = (up, upFrom);
                (cost[j], from[j]) = (least, start);
            }

            // Of runs from one place that are as like, the longer: a word that was exchanged is part of the passage.
            if (from[^1] <= i && (cost[^1] < best.Edits || (cost[^1] == best.Edits && from[^1] == best.First)))
            {
                best = (from[^1], i, cost[^1]);
            }
        }

        return best;
    }

    private static int LastWordEnd(string quote) => Split(quote, _ => 0)[^1].End;

    /// <summary>Runs of letters and digits; in scripts without spaces each sign is a word.</summary>
    private static List<Word> Split(string text, Func<string, int> numberOf)
    {
        var split = new List<Word>();
        for (var i = 0; i < text.Length;)
        {
            if (!IsPart(text, i))
            {
                i++;
                continue;
            }

            var start = i;
            i++;
            while (i < text.Length && IsPart(text, i) && !IsAlone(text[start]) && !IsAlone(text[i]))
            {
                i++;
            }

            split.Add(new Word(start, i, numberOf(text[start..i])));
        }

        return split;
    }

    private static bool IsPart(string text, int at) =>
        char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at]) || CharUnicodeInfo.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    // Kana, Han, and Hangul's neighbours up to the compatibility ideographs; Thai and its neighbours.
    private static bool IsAlone(char sign) => sign is (>= '\u3040' and <= '\u9fff') or (>= '\uf900' and <= '\ufaff') or (>= '\u0e00' and <= '\u0eff');

    private readonly record struct Word(int Start, int End, int Number);
}
