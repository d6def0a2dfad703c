using System.Collections.Concurrent;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>
/// The tokens that a model's features are made of, by number, so that each word of a sentence is looked up once, however many states and pairs it stands in. Zero is a token that no feature has.
/// </summary>
internal sealed class TokenNumbers
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Concept, WordedToken[]> ofConcepts = new();

    /// <summary>Of the trainer, who knows no feature yet.</summary>
    public static TokenNumbers None { get; } = new();

    public int Count => numbers.Count;

    public WordedToken Find(string name) => new(name, numbers.GetValueOrDefault(name));

    /// <summary>The tokens of concepts, one each: words that tell the same are asked for again and again.</summary>
    public WordedToken[] Of(Concept concepts) => concepts is Concept.None ? [] : ofConcepts.GetOrAdd(concepts, static (all, own) => [.. WordedSentence.Concepts.Where(one => (all & one.Concept) != Concept.None).Select(one => own.Find(one.Name))], this);

    public WordedToken Add(string name)
    {
        numbers.TryAdd(name, numbers.Count + 1);
        return Find(name);
    }
}
