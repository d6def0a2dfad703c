using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics.Arms;

/// <summary>"Mali received mines from Chad": who is named as the source has passed them on.</summary>
internal sealed class SourceReader : ITopicReader
{
    private const int Farthest = 9;

    public Concept Openers => Concept.Acquire;

    public Finding? Read(Event reading)
    {
        if (!reading.Atom.IsVerb(Concept.Acquire) || reading.Sentence.IsQuestion || reading.HasBefore(Concept.Not | Concept.May | Concept.If) || ObjectBinding.ToMines(reading) is not Binding.Named)
            return null;
        return SourceOf(reading) is not { } source ? null : new Finding(Topic.Transfer, reading.HasBefore(Concept.Will | Concept.Intend) ? Stance.Intends : Stance.InEffect, reading, Subject.Of(source, SubjectLink.Agent), "source", Binding.Named);
    }

    private static ResolvedActor? SourceOf(Event reading)
    {
        foreach (var other in reading.Actors.All.RightBehind(reading.At + 1, Farthest - 1))
        {
            if (other.Actor.To <= reading.Clause.To && other.Countries.Count > 0 && other.Actor is { IsModifier: false, Kind: ActorKind.State or ActorKind.Office }
                && reading.Sentence.Atoms[other.Actor.From - 1].Word == "from" && reading.Between(reading.At + 1, other.Actor.From).Any(Concept.Mine))
                return other;
        }

        return null;
    }
}
