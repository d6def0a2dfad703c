using System.Collections.Frozen;
using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>"hopes that all states will join the Convention", "wants the whole world to sign": who wants others in stands up for it.</summary>
internal sealed class HopeReader : ITopicReader
{
    private const int Farthest = 12;

    private static readonly FrozenSet<string> Others = ["all", "others", "every", "everyone", "world", "whole", "more", "remaining", "other"];

    public Concept Openers => Concept.Join | Concept.Ratify;

    public Finding? Read(Event reading)
    {
        if (!reading.IsVerb || !reading.Focus.IsOurTreaty || !(reading.Between(reading.At + 1, reading.Sentence.Atoms.Count).Any(Concept.Treaty | Concept.VagueTreaty) || reading.Focus.LastSentenceNamesTreaty))
            return null;
        var atoms = reading.Sentence.Atoms;
        for (var i = reading.At - 2; i > 0 && i > reading.At - Farthest; i--)
        {
            if (!atoms[i].IsVerb(Concept.Intend))
                continue;
            var hoping = SubjectFinder.Find(reading.Actors, reading.Sentence.ClauseOf(i), i);
            return hoping is { Countries.Count: > 0, Link: SubjectLink.Clause } && reading.Between(i + 1, reading.At).Any(atom => Others.Contains(atom.Word)) && !reading.Between(Math.Max(0, i - 3), i).Any(Concept.Not)
                ? new Finding(Topic.Support, Stance.InEffect, reading, hoping, "urge", Binding.Named)
                : null;
        }

        return null;
    }
}
