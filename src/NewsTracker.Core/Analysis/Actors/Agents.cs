using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Who is named beside the verb that tells the act.</summary>
internal static class Agents
{
    private const int FarthestAgent = 14;
    private const int FarthestName = 4;

    /// <summary>"mines were used by Chad", "the withdrawal announced by Peru": who stands behind "by".</summary>
    public static Subject? By(SentenceActors actors, Clause clause, int at)
    {
        var atoms = actors.Sentence.Atoms;
        if (!atoms[at].IsVerbIn(WordForm.Past) && !atoms[at].IsNoun(Concept.LeaveNoun | Concept.Use | Concept.Transfer | Concept.Ratify | Concept.Join | Concept.Destroy))
            return null;
        for (var i = at + 1; i < clause.To && i <= at + FarthestAgent; i++)
        {
            if (atoms[i].IsVerbIn(WordForm.Past) && atoms[i - 1].Word is not ("and" or "or") && !(atoms[at].IsNoun(Concept.LeaveNoun) && atoms[i].Is(Concept.Formal) && atoms[i - 1].Is(Concept.Be)))
                break;
            if (atoms[i].Word != "by")
                continue;
            var agent = actors.All.RightBehind(i, FarthestName).AfterWordsOnly(atoms, i);
            if (agent is { Actor: { IsModifier: false, Kind: ActorKind.Office, Countries.Count: 0 } } && actors.All.Before(at).LastOrDefault(static other => other.Actor.Countries.Count > 1) is { } several)
                return Subject.Of(several, SubjectLink.Agent);
            if (agent is { Actor.IsModifier: false })
                return Subject.Of(agent, SubjectLink.Agent);
        }

        return null;
    }

    /// <summary>"accused Chad of using mines", "urged Peru to join": whom somebody accuses or asks.</summary>
    public static Subject? Accused(SentenceActors actors, Clause clause, int at)
    {
        var atoms = actors.Sentence.Atoms;
        for (var i = at - 1; i >= clause.From; i--)
        {
            if (!atoms[i].IsVerb(Concept.Accuse | Concept.Urge))
                continue;
            var accused = actors.All.Within(i + 1, at).FirstOrDefault(static other => !other.Actor.IsModifier);
            return accused is not null ? Subject.Of(accused, SubjectLink.Object)
                : clause.Kind is ClauseKind.Relative && actors.NamedRightBefore(clause) is { } named ? Subject.Of(named, SubjectLink.Object)
                : null;
        }

        return null;
    }
}
