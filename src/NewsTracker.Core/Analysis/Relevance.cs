using System.Buffers;
using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis;

/// <summary>Whether a text is about anti-personnel or unspecified landmines or the Convention; figures of speech and other mines are not.</summary>
internal static class Relevance
{
    private static readonly SearchValues<string> ClearWords = SearchValues.Create(["anti personnel", "anti personal", "antipersonnel", "landmine", "land mine", "ottawa", "mine ban", "minebantreaty", "demin", "mine action", "mine awareness", "mine treaty", "mine convention", "minefield", "mined area", "mined land", "pfm", "pmn", "persistent mine", "bounding mine", "improvised mine", "clearing mines", "clearance of mines", "mine clear", "free of mines", "removal of mines", "mine removal", "mine risk", "mine victim", "mine free", "mined countries"], StringComparison.Ordinal);

    private static readonly FrozenSet<string> HarmWords = ["killed", "wounded", "injured", "kills", "injures", "maimed", "lose", "legs", "leg", "blast", "explosion", "stepped", "minefields", "laid", "planted", "army", "soldiers", "troops", "war", "civilians", "border", "disarmament", "weapons", "arms", "peace", "peoples", "conflict", "victims", "contaminated", "contamination", "mined"];

    /// <summary>Words of the water, where mines are naval.</summary>
    private static readonly FrozenSet<string> Waters = ["sea", "ship", "ships", "strait", "navy", "vessel", "vessels", "port", "ports", "shipping", "tanker", "tankers", "gulf"];

    /// <summary>Words of digging for ore, where mines are pits.</summary>
    private static readonly FrozenSet<string> Industry = ["coal", "gold", "copper", "ore", "mining", "shaft", "pit", "lithium", "nickel", "uranium", "diamond", "diamonds", "mineral", "minerals", "tonnes", "colliery", "miners"];

    private static readonly FrozenSet<string> Determiners = ["a", "the", "this", "that", "each", "every", "any", "no", "one", "another", "single", "per"];

    /// <summary>"a friend of mine", "Mine was waiting for me": no weapon, where nothing before it says that it is a thing; "Mine kills two" is one.</summary>
    public static bool IsMyOwn(AtomRange atoms, int at) =>
        atoms[at].Word == "mine" && (at == 0 ? atoms.Count > 1 && atoms[1].Is(Concept.Be | Concept.Perfect | Concept.Will) : !Determiners.Contains(atoms[at - 1].Word) && !atoms[at - 1].NamesStates);

    /// <summary>Clearing mines and helping their victims is about them, however it is put.</summary>
    private static bool IsClear(Atom atom) =>
        (atom.Is(Concept.Treaty | Concept.Mine | Concept.MineAction | Concept.Clear | Concept.Ground | Concept.Hold | Concept.Use | Concept.Produce | Concept.Transfer | Concept.Stock) && atom.Word.AsSpan().ContainsAny(ClearWords))
        || (atom.Is(Concept.MineAction | Concept.Victim | Concept.Office | Concept.Forces) && (atom.Word.Contains("mine", StringComparison.Ordinal) || atom.Word.StartsWith("demining", StringComparison.Ordinal)));

    public static bool Of(IReadOnlyList<Sentence> sentences)
    {
        var (clear, plain, others, harm, deeds, water, industry) = (0, 0, 0, 0, 0, 0, 0);
        foreach (var sentence in sentences)
        {
            for (var i = 0; i < sentence.Atoms.Count; i++)
            {
                var atom = sentence.Atoms[i];
                if (IsClear(atom))
                    clear++;
                else if (atom.Is(Concept.Mine))
                    plain += IsMyOwn(sentence.Atoms, i) ? 0 : 1;
                else if (atom.Is(Concept.OtherTreaty | Concept.OtherWeapon))
                    others++;
                if (atom.Is(Concept.Victim | Concept.Treaty | Concept.VagueTreaty | Concept.MineAction | Concept.Stock | Concept.Ratify | Concept.Join | Concept.Leave | Concept.LeaveNoun | Concept.Forces) || HarmWords.Contains(atom.Word))
                    harm++;
                if (atom.Is(Concept.MineAction))
                    harm++;
                if (atom.Is(Concept.Use | Concept.Produce | Concept.Destroy | Concept.Clear | Concept.Transfer) && sentence.Atoms.Skip(i + 1).Take(atom.Is(Concept.Transfer) ? 6 : 3).Any(Concept.Mine))
                    deeds++;
                if ((atom.Is(Concept.Hold | Concept.Stock) && sentence.Atoms.Skip(i + 1).Take(3).Any(Concept.Mine))
                    || (atom.Is(Concept.Destroy | Concept.Clear | Concept.Use) && sentence.Atoms.Skip(Math.Max(0, i - 4)).Take(Math.Min(i, 4)).Any(Concept.Mine)))
                    deeds++;
                if (atom.Is(Concept.Use | Concept.Produce | Concept.Transfer) && atom.Word.Contains("mine", StringComparison.Ordinal) && !atom.Is(Concept.OtherWeapon))
                    deeds++;
                if (atom.Word is "stepped" or "stepping" or "steps" or "trod" && sentence.Atoms.Skip(i + 1).Take(3).Any(Concept.Mine))
                    deeds++;
                if (Waters.Contains(atom.Word))
                    water++;
                if (Industry.Contains(atom.Word))
                    industry++;
            }
        }

        return clear > 1
            || (clear == 1 && others < 4 && (harm > 0 || sentences.Count <= 5))
            || (clear == 0 && plain > 1 && harm > 1 && others < 2)
            || (clear == 0 && plain > 0 && harm > 1 && others == 0 && water == 0 && industry == 0)
            || (deeds > 0 && others < 2 && water == 0 && industry == 0);
    }
}
