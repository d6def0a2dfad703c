using System.Text.RegularExpressions;
using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Stories;

/// <summary>Splits a text into sentences and these into terms: names, numbers and words, each brought to one spelling.</summary>
internal static partial class TermReader
{
    private const int MostWords = 12_000;
    private static readonly StoryWords Words = StoryWords.Shipped;

    public static (List<StorySentence> Headline, List<StorySentence> Body) Read(string headline, string body)
    {
        var (headlineWords, bodyWords) = (Raw(headline), Raw(body));
        var names = NamesIn(headlineWords, bodyWords);
        return (Sentences(headlineWords, names), Sentences(bodyWords, names));
    }

    /// <summary>What the body writes with a capital within a sentence; or at the start of several, and never without. Headlines may give one to every word.</summary>
    private static HashSet<string> NamesIn(List<RawWord> headline, List<RawWord> body)
    {
        var (names, small, once) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var word in body)
        {
            if (!word.HasCapital)
                small.Add(word.Folded);
            else if (!word.Opens)
                names.Add(word.Folded);
        }

        foreach (var word in body.Concat(headline))
        {
            if (word.HasCapital && !small.Contains(word.Folded) && !once.Add(word.Folded))
                names.Add(word.Folded);
        }

        names.RemoveWhere(Words.IsStop);
        return names;
    }

    private static StorySentence SentenceOf(List<RawWord> words, HashSet<string> names)
    {
        var terms = new List<StoryTerm>(words.Count);
        var all = new List<ulong>(words.Count);
        foreach (var word in words)
        {
            all.Add(TermHash.Of(word.Folded));
            if (TermOf(word, names) is { } term)
                terms.Add(term);
        }

        return new StorySentence(terms, all);
    }

    private static StoryTerm? TermOf(RawWord word, HashSet<string> names)
    {
        if (Words.NumberOf(word.Folded) is { } number)
            return new StoryTerm(TermHash.Of(number), TermKind.Number, number.Length == 1 ? 0.5f : 1f, number);
        if (char.IsAsciiDigit(word.Folded[0]))
            return new StoryTerm(TermHash.Of(word.Folded), TermKind.Number, word.Folded.Length == 1 ? 0.5f : IsYear(word.Folded) ? 0.6f : 1.4f, word.Folded);
        if (Words.IsStop(word.Folded) || (word.Folded.Length == 1 && char.IsAsciiLetter(word.Folded[0])))
            return null;

        var representative = Words.Representative(word.Folded);
        var isCommon = Words.IsCommon(word.Folded) || Words.IsCommon(representative);
        var kind = isCommon ? TermKind.Common : names.Contains(word.Folded) ? TermKind.Name : TermKind.Word;
        return new StoryTerm(TermHash.Of(representative), kind, kind switch { TermKind.Common => 0.35f, TermKind.Name => 1.5f, _ => 1f }, word.Form);
    }

    private static bool IsYear(string number) => number is { Length: 4 } && (number.StartsWith("19", StringComparison.Ordinal) || number.StartsWith("20", StringComparison.Ordinal));

    private static List<StorySentence> Sentences(List<RawWord> words, HashSet<string> names)
    {
        var sentences = new List<StorySentence>();
        for (var first = 0; first < words.Count;)
        {
            var end = first + 1;
            while (end < words.Count && !words[end].Opens)
                end++;
            sentences.Add(SentenceOf(words.GetRange(first, end - first), names));
            first = end;
        }

        return sentences;
    }

    /// <summary>Words with dotted abbreviations ("U.S.") and grouped numbers ("6,279") put together again, and whether each opens a sentence.</summary>
    private static List<RawWord> Raw(string text)
    {
        // Hardly any text has one, and telling so takes a fraction of the expression's time.
        if (text.Contains("://", StringComparison.Ordinal) || text.Contains("www.", StringComparison.Ordinal))
            text = WebAddress().Replace(text, " ");
        var tokens = TextToken.Split(text);
        if (tokens.Count > MostWords)
            tokens.RemoveRange(MostWords, tokens.Count - MostWords);
        var words = new List<RawWord>(tokens.Count);
        var opens = true;
        var closed = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Before is TokenGap.Paragraph || (token.Before is TokenGap.Space && text.AsSpan(0, token.Start).TrimEnd(" \t\r").EndsWith("\n")))
                opens = true;
            if (!token.IsWord)
            {
                var sign = text[token.Start];
                closed = sign is '.' or '!' or '?' or '…' || (closed && sign is '"' or '”' or '’' or '\'' or ')');
                continue;
            }

            var hasCapital = char.IsUpper(text[token.Start]);
            if (closed && token.Before is not TokenGap.None && (hasCapital || char.IsAsciiDigit(text[token.Start])) && !EndsInAbbreviation(words))
                opens = true;

            var last = LastOfWord(text, tokens, i);
            var form = text[token.Start..tokens[last].End];
            var folded = NameFolding.Fold(form).Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal);
            i = last;
            if (folded.Length == 0)
                continue;   // marks without a letter

            words.Add(new RawWord(folded is "us" && form.Length > 2 ? "usa" : folded, form, hasCapital, opens));
            opens = closed = false;
        }

        return words;
    }

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
        words.Count > 0 && (words[^1].Folded.Length == 1 || words[^1].Form.Contains('.', StringComparison.Ordinal)
            || words[^1].Folded is "mr" or "mrs" or "ms" or "dr" or "st" or "gen" or "col" or "lt" or "sgt" or "gov" or "sen" or "rep" or "jan" or "feb" or "aug" or "sept" or "oct" or "nov" or "dec" or "no" or "vs");

    // Nothing follows what it repeats, so it never goes back; the reader that never does by construction is made while running, and for it alone.
    [GeneratedRegex(@"https?://\S+|www\.\S+")]
    private static partial Regex WebAddress();

    private readonly record struct RawWord(string Folded, string Form, bool HasCapital, bool Opens);
}
