using System.Collections.Frozen;

namespace NewsTracker.Core.Analysis.Words;

/// <summary>The engine's words and phrases as a tree of folded words, each with its concepts.</summary>
internal sealed class WordList
{
    /// <summary>Stands in a phrase for any article or possessive: <c>turn % back on</c>.</summary>
    private const string AnyDeterminer = "%";

    /// <summary>The longest phrase has eleven words. A text may put any number of adverbs inside one, and each is a call deeper.</summary>
    private const int FarthestReach = 24;

    private static readonly FrozenSet<string> Determiners = ["the", "a", "an", "its", "their", "his", "her", "our", "my", "your", "this", "that", "such", "own", "any"];

    private static readonly FrozenSet<string> Adverbs = ["also", "now", "still", "already", "again", "ever", "even", "just", "yet"];

    /// <summary>Written with a hyphen they are words of their own: "co-sponsored".</summary>
    private static readonly FrozenSet<string> Prefixes = ["co", "re", "de"];

    private static readonly FrozenSet<string> Particles = ["out", "up", "over", "on", "down", "away"];

    private static readonly FrozenSet<string> Days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    private readonly Node root = new();

    public static WordList English { get; } = Load();

    /// <summary>Whether the word by itself is an entry.</summary>
    public bool Has(ReadOnlySpan<char> word) => root.Next.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var node) && node.Meanings.Count > 0;

    /// <summary>The longest phrase that starts at the given word.</summary>
    public (int Length, Meanings Meanings)? LongestAt(IReadOnlyList<string> words, int first, int end)
    {
        (int, Meanings)? longest = null;
        end = Math.Min(end, first + FarthestReach);
        Walk(root, first);
        return longest;

        void Walk(Node node, int at, bool counts = true)
        {
            if (counts && node.Meanings.Count > 0 && (longest is not var (length, _) || at - first > length))
                longest = (at - first, node.Meanings);
            if (at >= end || node.IsLeaf)
                return;
            if (node.Next.TryGetValue(words[at], out var next))
                Walk(next, at + 1);
            if (node.Any is { } any && Determiners.Contains(words[at]))
                Walk(any, at + 1);

            // "put his name on Friday to the law": a day inside a phrase.
            if (at > first && at + 1 < end && words[at] == "on" && Days.Contains(words[at + 1]))
                Walk(node, at + 2, counts: false);

            // "turn them out", "give it up": the object inside a phrasal verb.
            if (at == first + 1 && at + 1 < end && words[at] is "them" or "it" && Particles.Contains(words[at + 1]))
                Walk(node, at + 1, counts: false);

            // "does not entirely rule out", "formally withdrew": an adverb inside a phrase.
            if (at > first && IsAdverb(words[at]))
                Walk(node, at + 1, counts: false);
        }
    }

    private static bool IsAdverb(string word) => (word.Length > 4 && word.EndsWith("ly", StringComparison.Ordinal)) || Adverbs.Contains(word);

    private static WordList Load()
    {
        var list = new WordList();
        var irregular = WordFiles.Irregular();
        foreach (var entry in WordFiles.Entries())
        {
            var words = entry.Phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            IEnumerable<(string, WordForm)> forms = entry.Kind switch
            {
                WordKind.Verb when words.Length > 1 && Prefixes.Contains(words[0]) => EnglishForms.OfVerb(words[1], irregular).Select(form => (string.Join(' ', [words[0], form.Word, .. words[2..]]), form.Form)),
                WordKind.Verb => EnglishForms.OfVerb(words[0], irregular).Select(form => (string.Join(' ', [form.Word, .. words[1..]]), form.Form)),
                WordKind.Noun => EnglishForms.OfNoun(words[^1]).Select(form => (string.Join(' ', [.. words[..^1], form.Word]), form.Form)),
                WordKind.Past => [(entry.Phrase, WordForm.Past)],
                _ => [(entry.Phrase, WordForm.Plain)],
            };
            foreach (var (phrase, form) in forms)
                list.Add(phrase, new Meaning(entry.Concept, form, entry.Kind is WordKind.Verb or WordKind.Past));
        }

        return list;
    }

    private void Add(string phrase, Meaning meaning)
    {
        var node = root;
        foreach (var word in phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            node = node.Step(word);
        }

        if (!node.Meanings.Contains(meaning))
            node.Meanings = [.. node.Meanings, meaning];
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Next { get; } = new(StringComparer.Ordinal);

        /// <summary>Where any determiner leads.</summary>
        public Node? Any { get; private set; }

        public bool IsLeaf => Next.Count == 0;

        public Meanings Meanings { get; set; } = [];

        public Node Step(string word)
        {
            if (!Next.TryGetValue(word, out var next))
                Next[word] = next = new Node();
            if (word == AnyDeterminer)
                Any = next;
            return next;
        }
    }
}
