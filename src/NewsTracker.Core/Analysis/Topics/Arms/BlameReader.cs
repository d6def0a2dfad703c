using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics.Arms;

/// <summary>"Villagers blame Chad's army for the mines": who is blamed for mines is said to have laid them.</summary>
internal sealed class BlameReader : ITopicReader
{
    private const int Farthest = 7;

    public Concept Openers => Concept.Accuse;

    public Finding? Read(Event reading)
    {
        if (!reading.Atom.IsVerb(Concept.Accuse) || !reading.Atom.Word.StartsWith("blam", StringComparison.Ordinal) || reading.Sentence.IsQuestion || reading.HasBefore(Concept.Not))
            return null;
        var near = reading.Actors.All.RightBehind(reading.At, 2);
        var blamed = near.FirstOrDefault(other => other.Actor.To < reading.Clause.To && reading.Sentence.Atoms[other.Actor.To].Word == "for");
        blamed ??= reading.Focus.LastSentenceNamesWeapon ? near.FirstOrDefault(other => other.Actor.To >= reading.Sentence.Atoms.Count || reading.Sentence.Atoms[other.Actor.To].IsSign) : null;
        if (blamed is { SpeaksForNobody: false } && blamed.Actor.To + 1 >= reading.Sentence.Atoms.Count)
            return new Finding(Topic.Use, Stance.InEffect, reading, Subject.Of(blamed, SubjectLink.Object), "blame", Binding.Referred);
        return blamed is { SpeaksForNobody: false } && reading.Between(blamed.Actor.To + 1, Math.Min(reading.Clause.To, blamed.Actor.To + Farthest)).Any(Concept.Mine)
            ? new Finding(Topic.Use, Stance.InEffect, reading, Subject.Of(blamed, SubjectLink.Object), "blame", Binding.Named)
            : null;
    }
}
