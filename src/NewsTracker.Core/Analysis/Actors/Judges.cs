using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Actors;

/// <summary>Whose judgement a noun tells.</summary>
internal static class Judges
{
    private const int FarthestJudge = 4;

    /// <summary>"drew criticism from Chad", "met with regret in Oslo": whose judgement a noun tells.</summary>
    public static Subject? Find(SentenceActors actors, int at) =>
        actors.Sentence.Atoms[at].IsNoun(Concept.Regret | Concept.Criticise | Concept.Welcome) && !actors.Sentence.Atoms[at].IsVerb(Concept.Regret | Concept.Criticise | Concept.Welcome)
        && actors.All.RightBehind(at + 1, FarthestJudge).FirstOrDefault(static other => other.Actor is { IsModifier: false, IsOblique: true } && other.Countries.Count > 0) is { } judge && actors.Sentence.Atoms.AreWords(at + 1, judge.Actor.From)
        && IsSourceWord(actors.Sentence.Atoms, judge.Actor.From) && !actors.Sentence.Atoms.Between(at + 1, judge.Actor.From).Any(Concept.LeaveNoun | Concept.Leave | Concept.Use | Concept.Treaty)
            ? Subject.Of(judge, SubjectLink.Possessor)
            : null;

    /// <summary>"For Chad the Convention remains the standard".</summary>
    public static Subject? For(SentenceActors actors, Clause clause, int at) =>
        actors.All.Within(Math.Max(1, clause.From), at).FirstOrDefault(static other => other.Actor is { IsOblique: true, IsModifier: false } && other.Countries.Count > 0) is { } judge
        && actors.Sentence.Atoms[judge.Actor.From - 1].Word == "for"
            ? Subject.Of(judge, SubjectLink.Oblique)
            : null;

    private static bool IsSourceWord(AtomRange atoms, int at) => atoms[at > 1 && atoms[at - 1].Word == "the" ? at - 2 : at - 1].Word is "from" or "by";
}
