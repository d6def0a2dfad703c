using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>"both", "the two countries", "all five", "neither government": how many states are meant.</summary>
internal static class GroupReferences
{
    private static readonly FrozenDictionary<string, int> Numbers = new Dictionary<string, int>
    {
        ["both"] = 2,
        ["neither"] = 2,
        ["two"] = 2,
        ["three"] = 3,
        ["trio"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["quintet"] = 5,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Introductions = ["the", "all", "these", "those"];

    private static readonly FrozenSet<string> Nouns =
    [
        "countries", "states", "nations", "neighbours", "neighbors", "allies", "governments", "members", "capitals", "republics", "nato", "eu", "european", "parties",
    ];

    private static readonly FrozenSet<string> Each = ["country", "state", "nation", "neighbour", "neighbor", "ally", "government", "member", "capital", "republic"];

    /// <summary>"the five European withdrawals" are no states.</summary>
    private static readonly FrozenSet<string> Qualifiers = ["nato", "eu", "european"];

    public static int? SizeAt(AtomRange atoms, int i)
    {
        if (!Numbers.TryGetValue(atoms[i].Word, out var size) || atoms[i].IsSign)
            return null;
        var next = i + 1 < atoms.Count ? atoms[i + 1] : null;
        if (next is null || (next.NamesStates && next.NamedBy < Core.Countries.CountryNameKind.Adjective))
            return null;
        if (atoms[i].Word == "neither")
            return Each.Contains(next.Word) && !(i + 2 < atoms.Count && atoms[i + 2].Word is "in" or "of") ? size : null;
        var introduced = i > 0 && Introductions.Contains(atoms[i - 1].Word);
        var standsAlone = next.Is(Concept.Be | Concept.Perfect | Concept.Will | Concept.May | Concept.Say | Concept.Leave | Concept.Intend) || next.IsSign;
        var names = Nouns.Contains(next.Word) ? !Qualifiers.Contains(next.Word) || (i + 2 < atoms.Count && Nouns.Contains(atoms[i + 2].Word)) : i + 2 < atoms.Count && Nouns.Contains(atoms[i + 2].Word);
        return (atoms[i].Word is "both" or "trio" or "quintet" || introduced) && (standsAlone || names) ? size : null;
    }
}
