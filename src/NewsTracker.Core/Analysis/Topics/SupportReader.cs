using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Standing up for the norm: upholding it, urging others to join, regretting that they leave; or attacking it.</summary>
internal sealed class SupportReader : ITopicReader
{
    private const Concept Hostile = Concept.Leave | Concept.LeaveNoun | Concept.Use | Concept.Transfer | Concept.Produce | Concept.Intend;

    public Concept Openers => Concept.Uphold | Concept.Welcome | Concept.Urge | Concept.Regret | Concept.Criticise;

    public Finding? Read(Event reading)
    {
        if (reading.Sentence.IsQuestion || reading.Subject.Countries.Count == 0 || (reading.IsObligation && reading.Subject.Kind is not Actors.ActorKind.FirstPerson))
            return null;
        var atom = reading.Atom;
        var scene = Scene.Of(reading);
        if (atom.Is(Concept.Criticise) && !atom.Is(Concept.Regret))
            return scene.NamesTreaty ? Of(Stance.RulesOut, "criticise", Binding.Named) : null;
        if (reading.HasBefore(Concept.Not) && !reading.Has(Concept.May))
            return null;
        if (atom.Is(Concept.Regret))
            return OfRegret(reading, scene);
        if (scene.NamesTreaty)
            return Of(Stance.InEffect, CueOf(atom), (reading.After & (Concept.Treaty | Concept.VagueTreaty | Concept.Mine)) != Concept.None ? Binding.Named : Binding.Nearby);
        if (scene.NamesMines && atom.Is(Concept.Urge | Concept.Welcome | Concept.Uphold))
            return Of(Stance.InEffect, CueOf(atom) + " mines", (reading.After & Concept.Mine) != Concept.None ? Binding.Named : Binding.Nearby);
        return scene.RefersToTreaty && atom.Is(Concept.Uphold | Concept.Welcome) ? Of(Stance.InEffect, CueOf(atom), Binding.Referred) : null;

        Finding Of(Stance stance, string cue, Binding binding) => new(Topic.Support, stance, reading, cue, binding);
    }

    private static Finding? OfRegret(Event reading, Scene scene)
    {
        var isHostileAct = reading.Sentence.Atoms.Any(other => other != reading.Atom && other.Is(Hostile));
        if (!scene.NamesTreaty && !scene.NamesMines && !(isHostileAct && reading.Focus.IsOurTreaty))
            return reading.Focus.IsOurTreaty ? new Finding(Topic.Support, Stance.InEffect, reading, "regret", Binding.Implied) : null;
        return new Finding(Topic.Support, Stance.InEffect, reading, "regret", isHostileAct ? Binding.Named : Binding.Nearby);
    }

    private static string CueOf(Reading.Atom atom) => atom.Is(Concept.Uphold) ? "uphold" : atom.Is(Concept.Urge) ? "urge" : "welcome";

    /// <summary>What the clause and the sentence speak of.</summary>
    private sealed record Scene(bool NamesTreaty, bool NamesMines, bool RefersToTreaty)
    {
        public static Scene Of(Event reading)
        {
            var sentence = reading.Sentence.Atoms;
            var inClause = (reading.Before | reading.After | reading.Atom.Concepts) & (Concept.Treaty | Concept.Mine | Concept.VagueTreaty);
            return new Scene(
                sentence.Any(atom => atom.Is(Concept.Treaty)),
                sentence.Any(atom => atom.Is(Concept.Mine)) && !sentence.Any(atom => atom.Is(Concept.MineAction)),
                (inClause & Concept.VagueTreaty) != Concept.None && reading.Focus.IsOurTreaty && !sentence.Any(atom => atom.Is(Concept.OtherTreaty)));
        }
    }
}
