using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics.Arms;

/// <summary>"killed by a Chadian mine", "lift Chadian mines": mines that maim or have to be cleared were laid by the state that they are called after.</summary>
internal sealed class StateMinesReader : ITopicReader
{
    private static readonly HashSet<string> Harm =
    [
        "killed", "kill", "kills", "wounded", "wound", "wounds", "injured", "injure", "injures", "maimed", "maim", "maims", "hit", "struck", "blew", "torn", "lost", "cost", "stepped", "drove",
    ];

    private static readonly HashSet<string> Making = ["made", "making", "makers", "produced", "supplied", "stocks", "stockpile", "depots", "depot", "arsenal", "industry", "sold", "bought", "own"];

    public Concept Openers => Concept.Mine;

    public Finding? Read(Event reading)
    {
        if (reading.Sentence.IsQuestion || reading.Clause.Kind is Reading.ClauseKind.Condition || reading.At == 0)
            return null;
        var owner = reading.Actors.All.FirstOrDefault(other => other.Actor.To == reading.At && other.Actor is { Kind: ActorKind.State, IsModifier: true } && other.Countries.Count == 1);
        if (owner is null || reading.HasBefore(Concept.Not) || reading.Sentence.Atoms.Any(atom => Making.Contains(atom.Word) || atom.Is(Concept.Stock | Concept.Acquire | Concept.Transfer)))
            return null;
        var harms = reading.Between(reading.Clause.From, reading.Clause.To).Any(atom => Harm.Contains(atom.Word));
        var clears = reading.Between(reading.Clause.From, reading.At).Any(atom => atom.IsVerb(Concept.Clear)) && !reading.Actors.All.Any(other => other.Actor.To < reading.At && other.Countries.Contains(owner.Countries[0]) && other != owner);
        return harms || clears ? new Finding(Topic.Use, Stance.InEffect, reading, Subject.Of(owner, SubjectLink.Possessor), "mines of", Binding.Named) : null;
    }
}
