using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>"His country's obligations were suspended", "Finland's membership lapsed": whose bond to the treaty a verb ends.</summary>
internal static class Duties
{
    private static readonly FrozenSet<string> Bonds = ["membership", "obligation", "obligations", "participation", "duties", "commitments", "adherence"];

    /// <summary>Verbs of ending that have the bond for their subject.</summary>
    private static readonly FrozenSet<string> Endings = ["lapse", "lapses", "lapsed", "lapsing", "expire", "expires", "expired", "end", "ends", "ended", "run out", "runs out", "ran out", "suspended", "terminated"];

    public static Subject? OwnerOf(SentenceActors actors, Clause clause, int at)
    {
        var atoms = actors.Sentence.Atoms;
        if (!atoms[at].IsVerb(Concept.Leave | Concept.Effect) || !Endings.Contains(atoms[at].Word))
            return null;
        for (var i = at - 1; i >= clause.From && i >= at - 5; i--)
        {
            if (Bonds.Contains(atoms[i].Word))
                return Possession.OwnerOf(actors, i);
            if (atoms[i].IsSign)
                break;
        }

        return null;
    }
}
