namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>Of the stances that a text may tell of one state and topic, the one that the scorer is surest of; of two equals the further step.</summary>
internal static class StanceChoice
{
    public static Candidate Choose(IEnumerable<Candidate> candidates) => candidates.MaxBy(candidate => (candidate.Confidence, candidate.Stance))!;
}
