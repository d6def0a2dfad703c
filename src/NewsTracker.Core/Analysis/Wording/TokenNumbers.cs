using System.Collections.Concurrent;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>
/// The tokens that a model's features are made of, by number, so that each word of a sentence is looked up once, however many states and pairs it stands in. Zero is a token that no feature has.
/// </summary>
internal sealed class TokenNumbers
{
    private const int MostKept = 20_000;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Word, Concept Concepts), WordedToken[]> kept = new();

    /// <summary>Of the trainer, who knows no feature yet.</summary>
    public static TokenNumbers None { get; } = new();

    public int Count => numbers.Count;

    public WordedToken Find(string name) => new(name, numbers.GetValueOrDefault(name));

    /// <summary>The tokens of a word or phrase: one for each of its concepts, then one for the stem of each word. News has few words again and again, and many that come once: so many are kept.</summary>
    public WordedToken[] Of(string words, Concept concepts)
    {
        if (kept.TryGetValue((words, concepts), out var known))
            return known;
        var tokens = Read(words, concepts);
        if (kept.Count < MostKept)
            kept.TryAdd((words, concepts), tokens);
        return tokens;
    }

    private WordedToken[] Read(string words, Concept concepts) =>
    [
        .. WordedSentence.Concepts.Where(one => (concepts & one.Concept) != Concept.None).Select(one => Find(one.Name)),
        .. words.Split(' ').Select(word => Find(WordStems.Of(word))),
    ];

    public WordedToken Add(string name)
    {
        numbers.TryAdd(name, numbers.Count + 1);
        return Find(name);
    }
}
