using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Where an act is done, or on whose things, if nobody is said to do it.</summary>
internal static class Places
{
    private const int FarthestObject = 3;

    /// <summary>"the destruction of Chile's stockpile": nobody else is said to do it.</summary>
    public static Subject? OwnerOfObject(SentenceActors actors, Clause clause, int at) =>
        actors.Sentence.Atoms[at].IsNoun(Concept.Destroy) && actors.All.RightBehind(at, FarthestObject).FirstOrDefault(static other => other.Actor.IsModifier && other.Countries.Count > 0) is { } owner && owner.Actor.To < clause.To
            ? Subject.Of(owner, SubjectLink.Possessor)
            : null;

    /// <summary>"Production of mines will begin in Chile", "withdrawal is out of the question for Chile": where it is done, if nobody is said to do it.</summary>
    public static Subject? PlaceBehind(SentenceActors actors, Clause clause, int at)
    {
        var atoms = actors.Sentence.Atoms;
        var isPassive = at > clause.From && atoms[at].HasForm(Concept.Produce | Concept.Clear | Concept.Destroy, WordForm.Past) && (atoms[at - 1].Is(Concept.Be) || atoms[at - 1].Word.EndsWith("ly", StringComparison.Ordinal));
        var isGerund = at - clause.From <= 1 && atoms[at].HasForm(Concept.Leave | Concept.Join | Concept.Ratify | Concept.Produce | Concept.Use, WordForm.Ing);
        if (!isPassive && !isGerund && !((atoms[at].IsNoun(Concept.Produce | Concept.LeaveNoun | Concept.MineAction | Concept.Join) || (!atoms[at].IsAnyVerb && atoms[at].Word is "use" or "export" or "exports" or "transfer" or "destruction")) && actors.All.Within(clause.From, at).Count == 0))
            return null;
        foreach (var other in actors.All.Within(at + 1, clause.To))
        {
            if (other.Actor is { Kind: ActorKind.State, IsModifier: false, IsOblique: true } && other.Countries.Count > 0 && atoms[other.Actor.From - 1].Word is "in" or "for")
                return Subject.Of(other, SubjectLink.Oblique);
        }

        return null;
    }

    /// <summary>"In Chile, production of mines goes on": the state that stands before the act in such a place.</summary>
    public static Subject? Oblique(SentenceActors actors, Clause clause, int at) =>
        actors.All.Within(clause.From, at).FirstOrDefault(static other => other.Actor.IsOblique && other.Countries.Count > 0) is { } place
            ? Subject.Of(place, SubjectLink.Oblique)
            : null;
}
