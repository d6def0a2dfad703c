using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>Of everything a text says of one state and topic, the step it has come to: one stance, the latest the text reports.</summary>
internal static class StanceChoice
{
    /// <summary>A candidate this much weaker than the strongest does not decide.</summary>
    private const double Slack = 0.3;

    public static Candidate Choose(IReadOnlyList<Candidate> candidates)
    {
        var strongest = candidates.Max(candidate => candidate.Confidence);
        var serious = candidates.Where(candidate => candidate.Confidence >= strongest - Slack && candidate.Finding.Cue != "mention").DefaultIfEmpty(candidates.MaxBy(candidate => candidate.Confidence)!).ToList();

        // Wanting a debate decides nothing beside a plain answer.
        if (serious.Exists(candidate => candidate.Finding.Cue != "review"))
            serious = serious.FindAll(candidate => candidate.Finding.Cue != "review");
        // "weighs it, wrote the paper; the ministry denied any such plan."
        if (serious.Find(candidate => candidate.Finding.Cue == "denies") is { } denial && !serious.Exists(candidate => candidate.Stance > Stance.Considers))
            return denial;
        return candidates[0].Topic switch
        {
            // Who denies a use has denied it, whoever accuses.
            Topic.Use => serious.Where(candidate => candidate.Finding.Cue == "deny" || candidate is { Stance: Stance.RulesOut, Finding.Subject.Link: SubjectLink.Clause }).DefaultIfEmpty(HighestStep(serious)).First(),

            // "is destroying the mines that it kept": what is given up was held.
            Topic.Stockpiling => HighestStep(serious.FindAll(candidate => !(IsHeld(candidate) && serious.Exists(other => other.Finding.Cue == "destroy" && other.Finding.Event.Sentence == candidate.Finding.Event.Sentence)))),

            // Buying anew is later than having destroyed.
            _ => HighestStep(serious),
        };
    }

    private static bool IsHeld(Candidate candidate) =>
        candidate.Finding.Event is { IsPast: true } held && held.Atom.IsVerb(Concept.Hold) && (held.Clause.Kind is ClauseKind.Relative || candidate.Finding.Subject.Link is SubjectLink.Agent);

    private static Candidate HighestStep(List<Candidate> candidates) =>
        candidates.OrderByDescending(candidate => candidate.Stance).ThenByDescending(candidate => candidate.Confidence).First();
}
