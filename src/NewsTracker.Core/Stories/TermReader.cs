using System.Runtime.InteropServices;

namespace NewsTracker.Core.Stories;

/// <summary>Splits a text into sentences and these into terms: names, numbers and words, each brought to one spelling.</summary>
internal static class TermReader
{
    public static (List<StorySentence> Headline, List<StorySentence> Body) Read(string headline, string body)
    {
        var (headlineWords, bodyWords) = (RawWords.Read(headline), RawWords.Read(body));
        var names = NamesIn(headlineWords, bodyWords);
        return (Sentences(headlineWords, names), Sentences(bodyWords, names));
    }

    /// <summary>By their ids: what the body writes with a capital within a sentence; or at the start of several, and never without. Headlines may give one to every word.</summary>
    private static HashSet<ulong> NamesIn(List<RawWord> headline, List<RawWord> body)
    {
        var (names, small, once) = (new HashSet<ulong>(), new HashSet<ulong>(), new HashSet<ulong>());
        foreach (var word in body)
        {
            if (!word.HasCapital)
                small.Add(word.Word.Id);
            else if (!word.Opens)
                names.Add(word.Word.Id);
        }

        foreach (var word in body.Concat(headline))
        {
            if (word.HasCapital && !small.Contains(word.Word.Id) && !once.Add(word.Word.Id))
                names.Add(word.Word.Id);
        }

        return names;
    }

    private static List<StorySentence> Sentences(List<RawWord> words, HashSet<ulong> names)
    {
        var sentences = new List<StorySentence>();
        for (var first = 0; first < words.Count;)
        {
            var end = first + 1;
            while (end < words.Count && !words[end].Opens)
                end++;
            sentences.Add(SentenceOf(CollectionsMarshal.AsSpan(words)[first..end], names));
            first = end;
        }

        return sentences;
    }

    private static StorySentence SentenceOf(ReadOnlySpan<RawWord> words, HashSet<ulong> names)
    {
        var terms = new List<StoryTerm>(words.Length);
        var all = new ulong[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i].Word;
            all[i] = word.Id;
            if (word.Term(names.Contains(word.Id)) is { } term)
                terms.Add(term);
        }

        return new StorySentence(terms, all);
    }
}
