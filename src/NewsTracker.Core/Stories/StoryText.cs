namespace NewsTracker.Core.Stories;

/// <summary>An article as far as it matters for finding the same report elsewhere: its terms, sentence by sentence, and when it is dated.</summary>
public sealed class StoryText
{
    /// <summary>Words of a run that two texts must share for it to count as copied: shorter ones are common to the language.</summary>
    internal const int RunLength = 4;

    // Only what is compared needs them: most articles are like no other.
    private readonly Lazy<Dictionary<ulong, StoryTerm>> terms;
    private readonly Lazy<float> weight;
    private readonly Lazy<HashSet<ulong>> runs;

    private StoryText(IReadOnlyList<StorySentence> headline, IReadOnlyList<StorySentence> sentences, DateOnly? day)
    {
        Headline = headline;
        Sentences = sentences;
        Day = day;
        terms = new(() => TermsOf(sentences.Concat(headline)));
        weight = new(() => Terms.Values.Sum(term => term.Weight));
        runs = new(() => [.. sentences.SelectMany(RunsOf)]);
        WordCount = sentences.Sum(sentence => sentence.Words.Length);
    }

    public DateOnly? Day { get; }

    public int WordCount { get; }

    internal IReadOnlyList<StorySentence> Headline { get; }

    /// <summary>Of the body.</summary>
    internal IReadOnlyList<StorySentence> Sentences { get; }

    internal IReadOnlyDictionary<ulong, StoryTerm> Terms => terms.Value;

    internal float Weight => weight.Value;

    /// <summary>Every run of words within a sentence of the body.</summary>
    internal HashSet<ulong> Runs => runs.Value;

    /// <param name="day">The day of publication, or of the first sight.</param>
    public static StoryText Read(string headline, string body, DateOnly? day)
    {
        var (headlineSentences, sentences) = TermReader.Read(headline, WireCredit.Remove(body));
        return new StoryText(headlineSentences, sentences, day);
    }

    internal static IEnumerable<ulong> RunsOf(StorySentence sentence)
    {
        for (var i = 0; i + RunLength <= sentence.Words.Length; i++)
            yield return TermHash.Of(sentence.Words.AsSpan(i, RunLength));
    }

    private static Dictionary<ulong, StoryTerm> TermsOf(IEnumerable<StorySentence> sentences)
    {
        var weightiest = new Dictionary<ulong, StoryTerm>();
        foreach (var term in sentences.SelectMany(sentence => sentence.Terms))
        {
            // A word is a name wherever it is one anywhere: the weightier reading holds.
            if (!weightiest.TryGetValue(term.Id, out var known) || known.Weight < term.Weight)
                weightiest[term.Id] = term;
        }

        return weightiest;
    }
}
