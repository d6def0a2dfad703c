using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Topics.Withdrawal;

/// <summary>Leaving the Convention, from weighing it to being out; staying in rules it out.</summary>
internal sealed class WithdrawalReader : ITopicReader
{
    public Concept Openers => Concept.Leave | Concept.LeaveNoun | Concept.Out | Concept.Stay | Concept.Follow | Concept.Formal | Concept.Effect | Concept.Law | Concept.Consider | Concept.Decide | Concept.RuleOut | Concept.Ratify;

    public Finding? Read(Event reading)
    {
        var atom = reading.Atom;
        if (reading.Subject.Countries.Count == 0 || reading.Sentence.IsQuestion)
            return null;
        var binding = ObjectBinding.ToTreaty(reading);
        if (binding is Binding.Other)
            return null;
        var (stance, cue) = atom switch
        {
            _ when (atom.Is(Concept.LeaveNoun) || atom.IsVerb(Concept.Leave | Concept.Formal)) && StayingSteps.IsOfRejected(reading) => (Stance.RulesOut, "refusal"),
            _ when atom.Is(Concept.Leave) && reading.IsVerb => (LeavingSteps.OfVerb(reading, binding), "leave"),
            _ when atom.Is(Concept.LeaveNoun) => (LeavingSteps.OfNoun(reading), LeavingSteps.IsBareMention(reading) ? "mention" : "exit"),
            _ when FormalSteps.IsSignature(atom) => (FormalSteps.OfSigning(reading, binding), "signed"),
            _ when atom.Is(Concept.Out) => (LeavingSteps.OfBeingOut(reading, binding), atom.Is(Concept.Intend) ? "leave" : "out"),
            _ when atom.Is(Concept.Stay) => (StayingSteps.OfStaying(reading, binding), "stay"),
            _ when atom.Is(Concept.Follow) => (StayingSteps.OfFollowing(reading), "follow"),
            _ when atom.Is(Concept.RuleOut) && !atom.IsVerb(Concept.RuleOut) => (StayingSteps.OfRefusalAlone(reading), "refusal"),
            _ when atom.IsVerb(Concept.RuleOut) && StayingSteps.IsRejectedProposal(reading) => (Stance.RulesOut, "refusal"),
            _ when atom.Is(Concept.Consider) && StayingSteps.IsReview(reading) && (binding >= Binding.Referred || StayingSteps.IsShort(reading)) => (StayingSteps.OfReview(reading), "review"),
            _ when atom.IsVerb(Concept.Formal) => (FormalSteps.OfNotice(reading), "notice"),
            _ when atom.IsNoun(Concept.Law) => (FormalSteps.OfLaw(reading), "law"),
            _ when atom.IsVerb(Concept.Effect) => (LeavingSteps.OfLapsing(reading), "lapse"),
            _ when atom.IsVerb(Concept.Decide) => (FormalSteps.OfVote(reading), "vote"),
            _ => (null, ""),
        };
        return stance is { } step ? new Finding(Topic.Withdrawal, step, reading, cue, binding) : null;
    }
}
