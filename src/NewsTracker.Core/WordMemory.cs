using System.Collections.Concurrent;

namespace NewsTracker.Core;

/// <summary>What was told of words, for as many of them as are met often: news has few words again and again, and many that come once. Several threads may ask at once.</summary>
internal sealed class WordMemory<TTold>
{
    private const int Most = 20_000;

    /// <summary>In characters; what is longer is hardly a word, and a hostile text could fill the memory with it.</summary>
    private const int Longest = 40;

    private readonly ConcurrentDictionary<string, TTold> kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TTold>.AlternateLookup<ReadOnlySpan<char>> bySpan;

    // The dictionary's own count takes all of its locks.
    private int count;

    public WordMemory() => bySpan = kept.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="tell">Asked of words that are not kept, and of the same word always with the same answer.</param>
    public TTold Of(ReadOnlySpan<char> word, Func<string, TTold> tell)
    {
        if (bySpan.TryGetValue(word, out var known))
            return known;
        var told = tell(word.ToString());
        if (word.Length <= Longest && Volatile.Read(ref count) < Most && bySpan.TryAdd(word, told))
            Interlocked.Increment(ref count);
        return told;
    }
}
