using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Whose an act told by a noun is: "Finland's exit", "the exit of Finland", "the suspension that Chad declared".</summary>
internal static class Possession
{
    private const int FarthestOwner = 5;
    private const int FarthestBehind = 4;
    private const Concept Deeds = Concept.Produce | Concept.Use | Concept.Transfer | Concept.Acquire | Concept.Hold | Concept.Destroy;

    public static Subject? Find(SentenceActors actors, int at)
    {
        var atoms = actors.Sentence.Atoms;
        if (OwnerOf(actors, at) is { } owner)
            return owner;
        if (atoms[at].IsNoun(Concept.LeaveNoun) && Declarer(actors, at) is { } declarer)
            return declarer;
        var behind = IsSource(atoms, at) ? actors.All.RightBehind(at, FarthestBehind).AfterWordsOnly(atoms, at) : null;
        return behind is { Countries.Count: > 0 } && !atoms.Between(at + 2, behind.Actor.From).Any(Concept.Mine | Concept.VagueWeapon) && !IsOwnThing(atoms, at, behind.Actor) ? Subject.Of(behind, SubjectLink.Possessor) : null;
    }

    public static Subject? OwnerOf(SentenceActors actors, int at)
    {
        var atoms = actors.Sentence.Atoms;
        var before = actors.All.Before(at);
        for (var i = before.Count - 1; i >= 0 && before[i].Actor.To > at - FarthestOwner; i--)
        {
            var owner = before[i].Actor;
            if (atoms.AreWords(owner.To, at) && !GovernsBetween(atoms, owner.To, at) && (owner.IsModifier || atoms[owner.To - 1].IsPossessive))
                return OwnsAsWeapons(atoms, owner, at) ? null : Subject.Of(before[i], SubjectLink.Possessor);
        }

        return null;
    }

    /// <summary>"its regret at the exits": what a preposition governs is not the owner's.</summary>
    private static bool GovernsBetween(AtomRange atoms, int from, int to) =>
        atoms.Between(from, to).Any(atom => atom.Word is "at" or "over" or "about" or "against");

    /// <summary>"mines … a ban on their production": the weapons' own, unless the noun names its object.</summary>
    public static bool OwnsAsWeapons(AtomRange atoms, Actor owner, int at) =>
        atoms[owner.From].Word is "their" or "its" && atoms[at].IsNoun(Deeds) && !(at + 1 < atoms.Count && atoms[at + 1].Word == "of")
        && (atoms.Take(owner.From).Any(Concept.Mine | Concept.VagueWeapon) || atoms.Take(owner.From).TakeLast(3).Any(atom => atom.IsNoun(Concept.Ban)));

    /// <summary>"destruction of its stocks": what is destroyed, not who destroys.</summary>
    private static bool IsOwnThing(AtomRange atoms, int at, Actor behind) => atoms[at].IsNoun(Deeds) && behind.IsModifier && atoms[at + 1].Word == "of";

    /// <summary>"exit of", "deliveries from", "new use in".</summary>
    private static bool IsSource(AtomRange atoms, int at) =>
        at + 1 < atoms.Count && (atoms[at + 1].Word is "of" or "by" || (atoms[at + 1].Word == "from" && atoms[at].IsNoun(Concept.Transfer)) || (atoms[at + 1].Word == "in" && atoms[at].Word == "new use"));

    private static Subject? Declarer(SentenceActors actors, int at) =>
        actors.Sentence.Clauses.FirstOrDefault(clause => clause.Kind is ClauseKind.Relative && clause.From > at && clause.From <= at + 6) is { } relative
        && actors.All.RightBehind(relative.From, 2).FirstOrDefault(static other => other.Countries.Count > 0) is { } named
            ? Subject.Of(named, SubjectLink.Possessor)
            : null;
}
