using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Reading;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Firms and factories, of which state they are.</summary>
internal static class Industries
{
    /// <summary>"A state factory in Chad makes them", "Chad's ordnance works turn out mines": industry that makes mines is told of as its state's.</summary>
    public static Subject? SeatOf(SentenceActors actors, Clause clause, Subject maker)
    {
        if (maker.Actor is not { } firm || !actors.Sentence.Atoms.Between(firm.From, firm.To).Any(atom => Works.Contains(atom.Word)))
            return null;
        if (firm.Countries.Count == 1)
            return new Subject(firm.Countries, ActorKind.State, SubjectLink.Possessor, firm);
        return actors.All.FirstOrDefault(other => other.Actor.From >= firm.To && other.Actor.From <= firm.To + 3 && other.Actor is { Kind: ActorKind.State, IsOblique: true } && other.Countries.Count == 1 && actors.Sentence.Atoms[other.Actor.From - 1].Word is "in" or "near" or "of") is { } place ? Subject.Of(place, SubjectLink.Oblique)
            : actors.All.FirstOrDefault(other => other.Actor.From >= clause.From && other.Actor.To <= firm.From + 1 && other.Countries.Count == 1) is { } owner ? Subject.Of(owner, SubjectLink.Possessor)
            : null;
    }

    private static readonly FrozenSet<string> Works = ["factory", "factories", "plant", "plants", "firm", "firms", "company", "companies", "industry", "industries", "maker", "makers", "manufacturer", "manufacturers", "arsenal"];
}
