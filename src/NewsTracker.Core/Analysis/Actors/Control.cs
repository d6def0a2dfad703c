using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Whose the act of an infinitive is, where a noun before it tells: "the decision of Chile to leave", "Chile's plans to leave".</summary>
internal static class Control
{
    private const int FarthestNoun = 14;
    private const int FarthestHolder = 4;

    public static Subject? Find(SentenceActors actors, Clause clause, int at)
    {
        var atoms = actors.Sentence.Atoms;
        if (at == 0 || atoms[at - 1].Word != "to" || !atoms[at].IsAnyVerb)
            return null;
        for (var i = at - 2; i >= clause.From && i >= at - FarthestNoun; i--)
        {
            if (atoms[i].IsVerb(Concept.Intend | Concept.Decide | Concept.Consider | Concept.RuleOut) && !atoms[i].IsNoun(Concept.Intend | Concept.Decide))
                return null;
            if (atoms[i].IsNoun(Concept.Intend | Concept.Decide | Concept.Consider))
                return (Possession.OwnerOf(actors, i) ?? HolderBehind(actors, i, at)) is { } holder ? holder with { ScopeFrom = i } : atoms[i + 1].Word == "of" ? Subject.None : null;
        }

        return null;
    }

    private static Subject? HolderBehind(SentenceActors actors, int noun, int at) =>
        actors.Sentence.Atoms[noun + 1].Word is "of" or "by"
            && actors.All.RightBehind(noun, FarthestHolder) is [{ Countries.Count: > 0 } holder, ..] && holder.Actor.To <= at
            ? Subject.Of(holder, SubjectLink.Possessor)
            : null;
}
