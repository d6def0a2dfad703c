using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>Standing up for the norm: upholding it, urging others to join, regretting that they leave; or attacking it.</summary>
internal sealed class SupportReader : ITopicReader
{
    public Concept Openers => Concept.Uphold | Concept.Welcome | Concept.Urge | Concept.Regret | Concept.Criticise;

    public Finding? Read(Event reading)
    {
        var atom = reading.Atom;
        if (reading.Sentence.IsQuestion)
            return null;
        var speaker = Speaker(reading);
        if (speaker.Countries.Count == 0)
            return null;
        var sentence = reading.Sentence.Atoms;
        var names = sentence.Any(other => other.Is(Concept.Treaty));
        var mines = sentence.Any(other => other.Is(Concept.Mine));
        var leaving = sentence.Any(other => other.Is(Concept.Leave | Concept.LeaveNoun));
        var vague = sentence.Any(other => other.Is(Concept.VagueTreaty)) && reading.Focus.IsOurTreaty;
        var negated = reading.HasBefore(Concept.Not);
        if (atom.Is(Concept.Criticise) && !atom.Is(Concept.Regret) && (names || mines))
            return new Finding(Topic.Support, Stance.RulesOut, reading, speaker, "criticise", names ? Binding.Named : Binding.Nearby);
        if (negated)
            return null;
        if (atom.Is(Concept.Regret) && (leaving || names || mines))
            return new Finding(Topic.Support, Stance.InEffect, reading, speaker, "regret", leaving ? Binding.Named : Binding.Nearby);
        if (atom.Is(Concept.Regret) && reading.Focus.IsAboutLeaving)
            return new Finding(Topic.Support, Stance.InEffect, reading, speaker, "regret", Binding.Implied);
        if (atom.Is(Concept.Uphold | Concept.Welcome | Concept.Urge) && (names || mines || vague))
            return new Finding(Topic.Support, Stance.InEffect, reading, speaker, atom.Is(Concept.Uphold) ? "uphold" : atom.Is(Concept.Urge) ? "urge" : "welcome", names ? Binding.Named : vague ? Binding.Referred : Binding.Nearby);
        return null;
    }

    /// <summary>Whoever urges or regrets is the subject of that word, not the one who is urged.</summary>
    private static Actors.Subject Speaker(Event reading) => reading.Subject;
}
