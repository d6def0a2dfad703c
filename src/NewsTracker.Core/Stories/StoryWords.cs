using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Stories;

/// <summary>What is known of words before any text is read: which say nothing, which say little, which stand for one another. Read from <c>story-words.txt</c>.</summary>
internal sealed class StoryWords
{
    /// <summary>Endings, and how much of the word must be left without them; the longest first.</summary>
    private static readonly (string Ending, int Left)[] Endings =
    [
        ("ational", 4), ("ations", 4), ("ation", 4), ("ments", 4), ("ment", 4), ("ians", 4), ("ings", 4), ("ian", 4), ("ing", 4), ("ies", 3), ("ers", 4),
        ("ed", 4), ("es", 4), ("ly", 4), ("er", 4), ("an", 5), ("s", 3), ("i", 4), ("y", 4), ("e", 4), ("a", 4),
    ];

    private static readonly Lazy<StoryWords> ShippedWords = new(ReadEmbedded);

    private readonly HashSet<string> stop = new(StringComparer.Ordinal);
    private readonly HashSet<string> common = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> standIns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> numbers = new(StringComparer.Ordinal);

    public static StoryWords Shipped => ShippedWords.Value;

    /// <summary>Words that only hold a sentence together; they are no terms.</summary>
    public bool IsStop(string folded) => stop.Contains(folded);

    /// <summary>Words that any report may hold.</summary>
    public bool IsCommon(string folded) => common.Contains(folded);

    /// <summary>The number that a word writes: "twelve" is 12.</summary>
    public string? NumberOf(string folded) => numbers.GetValueOrDefault(folded);

    /// <summary>The word that stands for this one and its kin; otherwise its stem.</summary>
    public string Representative(string folded)
    {
        if (standIns.TryGetValue(folded, out var standIn))
            return standIn;
        var stem = StemOf(folded);
        return standIns.GetValueOrDefault(stem) ?? stem;
    }

    /// <summary>A word without the endings that a rewrite changes: light on purpose, since two words taken for one do more harm than one taken for two.</summary>
    public static string StemOf(string folded)
    {
        foreach (var (ending, left) in Endings)
        {
            if (folded.Length >= ending.Length + left && folded.EndsWith(ending, StringComparison.Ordinal) && !(ending == "s" && folded.EndsWith("ss", StringComparison.Ordinal)))
                return Undoubled(folded[..^ending.Length]);
        }

        return folded;
    }

    private static string Undoubled(string stem) =>
        stem.Length > 4 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's') ? stem[..^1] : stem is [.. var rest, 'i' or 'e' or 'a'] && rest.Length > 3 ? rest : stem;

    private static StoryWords ReadEmbedded()
    {
        var words = new StoryWords();
        using var stream = typeof(StoryWords).Assembly.GetManifestResourceStream("story-words.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#') || line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var kind, var first, .. var rest])
                continue;
            words.Take(kind, NameFolding.Fold(first), rest.Select(NameFolding.Fold));
        }

        return words;
    }

    private void Take(string kind, string first, IEnumerable<string> rest)
    {
        switch (kind)
        {
            case "stop":
                stop.UnionWith(rest.Prepend(first));
                break;
            case "common":
                common.UnionWith(rest.Prepend(first));
                break;
            case "number":
                foreach (var word in rest)
                    numbers[word] = first;
                break;
            case "same":
                foreach (var word in rest.Prepend(first))
                {
                    standIns.TryAdd(word, first);
                    standIns.TryAdd(StemOf(word), first);
                }

                break;
            default:
                throw new InvalidDataException($"story-words.txt knows no class '{kind}'.");
        }
    }
}
