using System.Collections.Frozen;
using System.Text.RegularExpressions;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis;

/// <summary>Tells that a text can hardly be English where no other language is recognised: its letters are of other scripts, or none of its words are English.</summary>
internal static partial class EnglishSigns
{
    /// <summary>Fewer letters, or fewer words in small letters, tell nothing: names of states are written alike in many languages, and a list has only them.</summary>
    private const int FewestLetters = 40;

    private const int FewestWords = 12;

    /// <summary>Of a hundred words in small letters; plain English has over thirty, telegrams and tables ten; other languages none or two.</summary>
    private const int FewestSigns = 5;

    private const int ShortestOfLists = 4;

    private const int Sample = 6_000;

    /// <summary>Frequent words that few other languages share. A few do ("are", "has", "her", "was"), and never so many that five of a hundred words are signs; "in", "on" and "to" would be.</summary>
    private static readonly FrozenSet<string> Frequent = FrozenSet.ToFrozenSet(
        [
            "the", "of", "and", "that", "with", "from", "this", "these", "those", "have", "has", "had", "which", "who", "whose", "not", "been", "being", "will", "would", "could", "should", "their", "they",
            "them", "there", "where", "were", "are", "was", "said", "says", "its", "into", "than", "what", "when", "while", "about", "after", "before", "over", "under", "between", "against", "because", "other",
            "more", "most", "some", "several", "every", "same", "can", "only", "also", "such", "all", "our", "your", "you", "his", "her", "new", "year", "years", "by", "for", "it", "but",
        ], StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FrequentLookup = Frequent.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool AreMissing(string text)
    {
        var sample = text.Length > Sample ? text[..Sample] : text;
        return IsOfAnotherScript(sample) || HasFewWords(sample);
    }

    private static bool IsOfAnotherScript(string text)
    {
        var (letters, latin) = (0, 0);
        foreach (var character in text.Where(char.IsLetter))
        {
            letters++;
            latin += character is < '\u0250' or (>= '\u1e00' and <= '\u1eff') ? 1 : 0;
        }

        return letters >= FewestLetters && latin * 2 < letters;
    }

    private static bool HasFewWords(string text)
    {
        text = References().Replace(text, " ");
        var (words, signs) = (0, 0);
        foreach (var match in SmallWords().EnumerateMatches(text))
        {
            var word = text.AsSpan(match.Index, match.Length);
            words++;
            signs += FrequentLookup.Contains(word) || (word.Length >= ShortestOfLists && WordList.English.Has(word)) ? 1 : 0;
        }

        return words >= FewestWords && signs * 100 < words * FewestSigns;
    }

    /// <summary>Addresses, mailboxes, handles and hashtags: their parts are words of no language.</summary>
    [GeneratedRegex(@"(?<!\S)\S*?(?:[@#]|://|www\.|\.\p{L}{2,}/)\S*")]
    private static partial Regex References();

    [GeneratedRegex(@"(?<![\p{L}\p{M}\p{N}'’])\p{Ll}[\p{L}\p{M}]*")]
    private static partial Regex SmallWords();
}
