using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis;

/// <summary>The names of countries and the strings that only look like them, as a tree of folded words.</summary>
public sealed class CountryLexicon
{
    private readonly Node root = new();
    private readonly Dictionary<CountryCode, string> names = [];

    private CountryLexicon()
    {
    }

    /// <summary>Length of the longest word; longer ones in a text need no folding.</summary>
    internal int LongestWord { get; private set; }

    public static CountryLexicon Create(IEnumerable<CountryName> names, CountryNameRules rules)
    {
        var lexicon = new CountryLexicon();
        var weak = rules.NeedAnotherName.Select(NameFolding.Fold).ToHashSet();
        var shared = rules.SharedNames.Select(name => NameFolding.Fold(name.Text)).ToHashSet();
        foreach (var name in rules.SharedNames)
        {
            lexicon.Add(new LexiconEntry(name.Text, name.Countries, name.Kind, name.Default));
            foreach (var cue in name.Cues)
                lexicon.Add(new LexiconEntry(cue.Text, [cue.Country], name.Kind, IsCue: true));
        }

        foreach (var name in names.OrderBy(name => name.Kind))
        {
            if (name.Kind is CountryNameKind.Name)
                lexicon.names.TryAdd(name.CountryCode, name.Text);
            var folded = NameFolding.Fold(name.Text);
            if (!shared.Contains(folded))
                lexicon.Add(new LexiconEntry(name.Text, [name.CountryCode], name.Kind, NeedsAnotherName: weak.Contains(folded)));
        }

        foreach (var phrase in rules.Phrases)
            lexicon.Add(new LexiconEntry(phrase, [], CountryNameKind.Name));

        return lexicon;
    }

    internal Node Root => root;

    /// <summary>What to call a state in a sentence: the first of its names.</summary>
    internal string NameOf(CountryCode country) => names.GetValueOrDefault(country) ?? country.Value;

    private void Add(LexiconEntry entry)
    {
        var node = root;
        foreach (var token in TextToken.Split(entry.Text))
        {
            var word = NameFolding.Fold(entry.Text.Substring(token.Start, token.Length));
            LongestWord = Math.Max(LongestWord, Math.Max(word.Length, token.Length));
            node = node.Step(word, token.Before);
        }

        // One country may list a string twice, as "Tirana" and "Tiranë"; the stronger kind came first.
        if (!node.Entries.Exists(known => known.Countries.SequenceEqual(entry.Countries) && known.Text == entry.Text))
            node.Entries.Add(entry);
    }

    internal sealed class Node
    {
        private readonly Dictionary<string, Node> joined = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Node> spaced = new(StringComparer.Ordinal);

        public List<LexiconEntry> Entries { get; } = [];

        public Node? Next(ReadOnlySpan<char> word, TokenGap before) =>
            Branch(before).GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var next) ? next : null;

        public Node Step(string word, TokenGap before)
        {
            if (!Branch(before).TryGetValue(word, out var next))
                Branch(before)[word] = next = new Node();
            return next;
        }

        private Dictionary<string, Node> Branch(TokenGap before) => before is TokenGap.None ? joined : spaced;
    }
}
