using System.Reflection;

namespace NewsTracker.Core.Analysis.Words;

/// <summary>Reads the word lists: sections <c>[Concept verb|noun|fixed]</c>, phrases separated by bars, comments behind #.</summary>
internal static class WordFiles
{
    private const string Prefix = "analysis-words.";

    private static readonly Assembly Assembly = typeof(WordFiles).Assembly;

    public static IEnumerable<WordEntry> Entries()
    {
        foreach (var name in Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && !name.EndsWith("irregular.txt", StringComparison.Ordinal) && !name.EndsWith("groups.txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var (concept, kind) = (Concept.None, WordKind.Fixed);
            foreach (var line in Lines(name[Prefix.Length..]))
            {
                if (line.StartsWith('['))
                {
                    var head = line.Trim('[', ']').Split(' ');
                    concept = head[..^1].Aggregate(Concept.None, (sum, word) => sum | Enum.Parse<Concept>(word));
                    kind = Enum.Parse<WordKind>(head[^1], ignoreCase: true);
                    continue;
                }

                foreach (var phrase in line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    yield return new WordEntry(phrase, concept, kind);
            }
        }
    }

    /// <summary>Verb, then its past forms, then its -ing form.</summary>
    public static IReadOnlyDictionary<string, string[]> Irregular() =>
        Lines("irregular.txt").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(forms => forms[0], forms => forms[1..], StringComparer.Ordinal);

    public static IEnumerable<string> Lines(string file)
    {
        using var stream = Assembly.GetManifestResourceStream(Prefix + file) ?? throw new InvalidOperationException($"The assembly lacks the resource {file}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var text = line.Split('#')[0].Trim();
            if (text.Length > 0)
                yield return text;
        }
    }
}

internal sealed record WordEntry(string Phrase, Concept Concept, WordKind Kind);

/// <summary>Which word of a phrase is inflected: the first of a verb phrase, the last of a noun phrase, none of a fixed one, nor of a past form that stands for the whole verb.</summary>
internal enum WordKind
{
    Fixed,
    Verb,
    Noun,
    Past,
}
