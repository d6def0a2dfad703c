using System.Buffers;
using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis;

/// <summary>What a sentence, or several, have that tells mines of war from other mines.</summary>
/// <param name="Clear">Words that mean mines of war or the Convention, whatever stands around them.</param>
/// <param name="Named">Mines of war, the Convention or mine action by a word that means nothing else.</param>
/// <param name="Plain">"Mine" or "mines", which may be a pit or lie at sea.</param>
/// <param name="Clearance">"Clearance" alone: customs clear goods, and doctors patients.</param>
/// <param name="Deeds">Something is done with mines, or to them.</param>
/// <param name="Harm">Words of war, of victims, of treaties.</param>
/// <param name="Others">Other weapons and treaties.</param>
/// <param name="Water">Words of the sea, where mines are naval.</param>
/// <param name="Industry">Words of digging for ore, where mines are pits.</param>
internal readonly record struct RelevanceSigns(int Clear, int Named, int Plain, int Clearance, int Deeds, int Harm, int Others, int Water, int Industry)
{
    private const Concept Harming = Concept.Victim | Concept.Treaty | Concept.VagueTreaty | Concept.MineAction | Concept.Stock | Concept.Ratify | Concept.Join | Concept.Leave | Concept.LeaveNoun | Concept.Forces;

    private static readonly SearchValues<string> ClearWords = SearchValues.Create(["anti personnel", "anti personal", "antipersonnel", "landmine", "land mine", "ottawa", "mine ban", "minebantreaty", "demin", "mine action", "mine awareness", "mine treaty", "mine convention", "minefield", "mined area", "mined land", "pfm", "pmn", "persistent mine", "bounding mine", "improvised mine", "clearing mines", "clearance of mines", "mine clear", "free of mines", "removal of mines", "mine removal", "mine risk", "mine victim", "mine free", "mined countries"], StringComparison.Ordinal);

    private static readonly FrozenSet<string> HarmWords = ["killed", "wounded", "injured", "kills", "injures", "maimed", "lose", "legs", "leg", "blast", "explosion", "stepped", "minefields", "laid", "planted", "army", "soldiers", "troops", "war", "civilians", "border", "disarmament", "weapons", "arms", "peace", "peoples", "conflict", "victims", "contaminated", "contamination", "mined"];

    private static readonly FrozenSet<string> Waters = ["sea", "ship", "ships", "strait", "navy", "vessel", "vessels", "port", "ports", "shipping", "tanker", "tankers", "gulf"];

    private static readonly FrozenSet<string> Digging = ["coal", "gold", "copper", "ore", "mining", "shaft", "pit", "lithium", "nickel", "uranium", "diamond", "diamonds", "mineral", "minerals", "tonnes", "colliery", "miners"];

    private static readonly FrozenSet<string> Determiners = ["a", "the", "this", "that", "each", "every", "any", "no", "one", "another", "single", "per"];

    public static RelevanceSigns Of(Sentence sentence)
    {
        var sum = default(RelevanceSigns);
        for (var i = 0; i < sentence.Atoms.Count; i++)
            sum += Of(sentence.Atoms, i);
        return sum;
    }

    public static RelevanceSigns operator +(RelevanceSigns one, RelevanceSigns other) => new(
        one.Clear + other.Clear, one.Named + other.Named, one.Plain + other.Plain, one.Clearance + other.Clearance, one.Deeds + other.Deeds, one.Harm + other.Harm, one.Others + other.Others, one.Water + other.Water, one.Industry + other.Industry);

    private static RelevanceSigns Of(AtomRange atoms, int at)
    {
        var atom = atoms[at];
        var (isClear, isClearance) = (IsClear(atom), atom.Word == "clearance");
        return new RelevanceSigns(
            Clear: isClear ? 1 : 0,
            Named: isClear || atom.Is(Concept.Treaty) || (atom.Is(Concept.MineAction) && !isClearance) ? 1 : 0,
            Plain: !isClear && IsMine(atoms, at) ? 1 : 0,
            Clearance: isClearance ? 1 : 0,
            Deeds: DeedsOf(atoms, at),
            Harm: (atom.Is(Harming) || HarmWords.Contains(atom.Word) ? 1 : 0) + (atom.Is(Concept.MineAction) ? 1 : 0),
            Others: !isClear && !atom.Is(Concept.Mine) && atom.Is(Concept.OtherTreaty | Concept.OtherWeapon) ? 1 : 0,
            Water: Waters.Contains(atom.Word) ? 1 : 0,
            Industry: Digging.Contains(atom.Word) ? 1 : 0);
    }

    /// <summary>Clearing mines and helping their victims is about them, however it is put.</summary>
    private static bool IsClear(Atom atom) =>
        (atom.Is(Concept.Treaty | Concept.Mine | Concept.MineAction | Concept.Clear | Concept.Ground | Concept.Hold | Concept.Use | Concept.Produce | Concept.Transfer | Concept.Stock) && atom.Word.AsSpan().ContainsAny(ClearWords))
        || (atom.Is(Concept.MineAction | Concept.Victim | Concept.Office | Concept.Forces) && (atom.Word.Contains("mine", StringComparison.Ordinal) || atom.Word.StartsWith("demining", StringComparison.Ordinal)));

    private static bool IsMine(AtomRange atoms, int at) => atoms[at].Is(Concept.Mine) && !IsMyOwn(atoms, at);

    /// <summary>"a friend of mine", "Mine was waiting for me": no weapon, where nothing before it says that it is a thing; "Mine kills two" is one.</summary>
    private static bool IsMyOwn(AtomRange atoms, int at) =>
        atoms[at].Word == "mine" && (at == 0 ? atoms.Count > 1 && atoms[1].Is(Concept.Be | Concept.Perfect | Concept.Will) : !Determiners.Contains(atoms[at - 1].Word) && !atoms[at - 1].NamesStates);

    private static int DeedsOf(AtomRange atoms, int at)
    {
        var atom = atoms[at];
        var deeds = 0;
        if (atom.Is(Concept.Use | Concept.Produce | Concept.Destroy | Concept.Clear | Concept.Transfer) && HasMine(atoms, at + 1, atom.Is(Concept.Transfer) ? 6 : 3))
            deeds++;
        if ((atom.Is(Concept.Hold | Concept.Stock) && HasMine(atoms, at + 1, 3)) || (atom.Is(Concept.Destroy | Concept.Clear | Concept.Use) && HasMine(atoms, at - 4, 4)))
            deeds++;
        if (atom.Is(Concept.Use | Concept.Produce | Concept.Transfer) && atom.Word.Contains("mine", StringComparison.Ordinal) && !atom.Is(Concept.OtherWeapon))
            deeds++;
        if (atom.Word is "stepped" or "stepping" or "steps" or "trod" && HasMine(atoms, at + 1, 4))
            deeds++;
        return deeds;
    }

    private static bool HasMine(AtomRange atoms, int from, int count)
    {
        for (var i = Math.Max(0, from); i < Math.Min(from + count, atoms.Count); i++)
        {
            if (atoms[i].Is(Concept.Mine) && !IsNoThing(atoms, i))
                return true;
        }

        return false;
    }

    /// <summary>"have used mine", "sold a colleague of mine": what stands right behind a verb or such a word is no thing. "Its last mine" is one.</summary>
    private static bool IsNoThing(AtomRange atoms, int at) =>
        atoms[at].Word == "mine" && (at == 0 || atoms[at - 1].IsSign || atoms[at - 1].IsAnyVerb || atoms[at - 1].Word is "of" or "like" or "than" or "and" or "or");
}
