namespace NewsTracker.Core.Queries;

/// <summary>Small things that messages and values share.</summary>
public static class QueryWords
{
    /// <summary>Single spaces, none at the ends; control characters are spaces.</summary>
    internal static string Squeeze(string text) => text.WithoutControls().OnOneLine();

    /// <summary>The start of a word that a value asks for by the star at its end; null where it is no such word.</summary>
    public static string? StartOf(string text) =>
        text.TrimEnd('*') is { Length: > 0 } start && start.Length < text.Length && char.IsLetterOrDigit(start[^1]) && !start.Any(letter => letter is '*' || char.IsWhiteSpace(letter)) ? start : null;

    /// <summary>Whether a star ends any of the words, as one does that asks for their start. One within a word, as in M*A*S*H, asks for nothing.</summary>
    internal static bool AsksForStart(string text) => text.Index().Any(at =>
        at is { Item: '*', Index: > 0 } && char.IsLetterOrDigit(text[at.Index - 1]) && (at.Index + 1 == text.Length || char.IsWhiteSpace(text[at.Index + 1])));

    /// <summary>"a, b or c".</summary>
    public static string List(IReadOnlyList<string> words) =>
        words.Count == 1 ? words[0] : $"{string.Join(", ", words.Take(words.Count - 1))} or {words[^1]}";

    /// <summary>The word meant by a misspelt one: at most two letters away, and closer than half its length.</summary>
    public static string? Nearest(string word, IEnumerable<string> words)
    {
        var nearest = words.Select(known => (known, distance: Distance(word, known))).MinBy(pair => pair.distance);
        return nearest.known is not null && nearest.distance <= 2 && nearest.distance * 2 < word.Length + 1 ? nearest.known : null;
    }

    /// <summary>The word that is likely meant: less than a third of the longer of the two is mistyped. Of a word that may mean something else altogether, as an unknown field does.</summary>
    internal static string? Likely(string word, IEnumerable<string> words)
    {
        var likely = words.Where(known => Distance(word, known) * 3L < Math.Max(word.Length, known.Length)).ToList();
        return likely.Count == 0 ? null : Nearest(word, likely);
    }

    /// <summary>Letters to put in, take out, exchange or swap.</summary>
    private static int Distance(string one, string other)
    {
        if (one.Length > 40 || other.Length > 40)
            return int.MaxValue;
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    rows[i, j] = i + j;
                    continue;
                }

                var change = one[i - 1] == other[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[one.Length, other.Length];
    }
}
