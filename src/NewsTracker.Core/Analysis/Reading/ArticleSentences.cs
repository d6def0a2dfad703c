namespace NewsTracker.Core.Analysis.Reading;

/// <summary>Reads a text as sentences of atoms.</summary>
internal static class ArticleSentences
{
    public static List<Sentence> Read(string text, CountryMentionFinder finder) => Read(text, finder, static _ => true);

    /// <param name="counts">Which of the states that are named count here.</param>
    public static List<Sentence> Read(string text, CountryMentionFinder finder, Func<CountryMention, bool> counts)
    {
        var tokens = TextToken.Split(text);
        var words = WordSplitter.Split(text, tokens);
        var folded = words.ConvertAll(word => word.Folded);
        var reader = new AtomReader(text, [.. finder.Find(text, tokens).Where(counts)]);
        var sentences = new List<Sentence>();
        var paragraph = -1;
        for (var first = 0; first < words.Count;)
        {
            if (words[first].StartsLine)
                paragraph++;
            var end = SentenceEnds.Find(text, words, first);
            var atoms = ClearingNames.Join(TreatyNames.Join(new AtomRange(reader.Read(words, folded, first, end))));
            sentences.Add(new Sentence(sentences.Count, paragraph, atoms, ClauseSplitter.Split(text, atoms, words[first].StartsLine)));
            first = end;
        }

        return sentences;
    }
}
