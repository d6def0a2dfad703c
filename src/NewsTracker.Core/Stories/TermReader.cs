namespace NewsTracker.Core.Stories;

/// <summary>Splits a text into sentences and these into terms: names, numbers and words, each brought to one spelling.</summary>
internal static class TermReader
{
    private static readonly StoryWords Words = StoryWords.Shipped;

    public static (List<StorySentence> Headline, List<StorySentence> Body) Read(string headline, string body)
    {
        var (headlineWords, bodyWords) = (RawWords.Read(headline), RawWords.Read(body));
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
            return new StoryTerm(TermHash.Of(number), TermKind.Number, TermWeight.OfNumberInWords(number), number);
        if (char.IsAsciiDigit(word.Folded[0]))
            return new StoryTerm(TermHash.Of(word.Folded), TermKind.Number, TermWeight.OfFigures(word.Folded), word.Folded);
        if (Words.IsStop(word.Folded) || (word.Folded.Length == 1 && char.IsAsciiLetter(word.Folded[0])))
            return null;

        var representative = Words.Representative(word.Folded);
        var isCommon = Words.IsCommon(word.Folded) || Words.IsCommon(representative);
        var kind = isCommon ? TermKind.Common : names.Contains(word.Folded) ? TermKind.Name : TermKind.Word;
        return new StoryTerm(TermHash.Of(representative), kind, TermWeight.Of(kind), word.Form);
    }

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
}
