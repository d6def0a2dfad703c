using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Sources.Filtering;

/// <summary>A word or phrase of a filter. Case and diacritics do not matter; it has to stand as a whole word, unless it ends in a star: "landmine*" is found in "landmines".</summary>
public sealed record WordPattern
{
    public const int Longest = 100;

    /// <summary>As a phrase is written in a search. A line is a phrase anyway.</summary>
    private static readonly string[] QuotationMarks = ["\"\"", "“”", "„“", "„”", "””", "«»", "»«"];

    private readonly string folded;
    private readonly bool isStart;

    private WordPattern(string text, string folded, bool isStart) => (Text, this.folded, this.isStart) = (text, folded, isStart);

    public string Text { get; }

    /// <summary>The pattern, or a sentence that says what is wrong with it.</summary>
    public static (WordPattern? Pattern, string? Problem) Parse(string text)
    {
        var word = Unquoted(text.Trim());
        var bare = word.EndsWith('*') ? word[..^1] : word;
        if (word.Length > Longest)
            return (null, $"The words \"{word.ShortenTo(40)}\" are longer than {Longest} characters.");
        if (bare.Contains('*', StringComparison.Ordinal))
            return (null, $"\"{word}\": a star can stand at the end of a word only.");
        var plain = NameFolding.Fold(bare).Trim();
        return plain.Any(char.IsLetterOrDigit) ? (new WordPattern(word, plain, word.EndsWith('*')), null) : (null, $"\"{word}\" has no letter and no digit.");
    }

    /// <param name="text">Folded.</param>
    internal bool IsIn(string text)
    {
        for (var at = text.IndexOf(folded, StringComparison.Ordinal); at >= 0; at = text.IndexOf(folded, at + 1, StringComparison.Ordinal))
        {
            var end = at + folded.Length;
            if ((at == 0 || !IsJoined(text[at - 1], folded[0])) && (isStart || end == text.Length || !IsJoined(folded[^1], text[end])))
                return true;
        }

        return false;
    }

    public override string ToString() => Text;

    private static string Unquoted(string line) => line.Length > 2 && QuotationMarks.Contains($"{line[0]}{line[^1]}") ? line[1..^1].Trim() : line;

    /// <summary>Scripts that put no spaces between words have no word bounds to keep.</summary>
    private static bool IsJoined(char one, char other) => char.IsLetterOrDigit(one) && char.IsLetterOrDigit(other) && one < '\u2E80' && other < '\u2E80';
}
