using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics.Arms;

/// <summary>"killed by a Chadian mine", "lift Chadian mines": mines that maim or have to be cleared were laid by the state that they are called after.</summary>
internal static class StateMines
{
    private static readonly FrozenSet<string> Making = ["made", "making", "makers", "produced", "supplied", "stocks", "stockpile", "depots", "depot", "arsenal", "industry", "sold", "bought", "own"];

    public static IEnumerable<(CountryCode Country, Finding Finding)> Of(SentenceActors actors, DocumentFocus focus)
    {
        var atoms = actors.Sentence.Atoms;
        foreach (var owner in actors.All.Where(other => other.Actor is { Kind: ActorKind.State, IsModifier: true } && other.Countries.Count == 1 && other.Actor.To < atoms.Count && atoms[other.Actor.To].Is(Concept.Mine)))
        {
            var (at, clause) = (owner.Actor.To, actors.Sentence.ClauseOf(owner.Actor.To));
            if (actors.Sentence.IsQuestion || clause.Kind is Reading.ClauseKind.Condition || atoms.Any(atom => Making.Contains(atom.Word) || atom.Is(Concept.Stock | Concept.Acquire | Concept.Transfer)))
                continue;
            var before = atoms.Between(clause.From, at);
            var harms = atoms.Between(clause.From, clause.To).Any(Harm.IsTold);
            var clears = before.Any(atom => atom.IsVerb(Concept.Clear)) && !actors.All.Any(other => other.Actor.To < at && other.Countries.Contains(owner.Countries[0]) && other != owner);
            if ((harms || clears) && !before.Any(Concept.Not))
                yield return (owner.Countries[0], new Finding(Topic.Use, Stance.InEffect, Event.Read(actors, clause, at, focus), Subject.Of(owner, SubjectLink.Possessor), "mines of", Binding.Named));
        }
    }
}
