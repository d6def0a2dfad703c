using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>
/// A relative clause behind a law tells what the law does: "a bill that would take the country out", "signed the law under which it
/// leaves". How far that has come is said by the clause with the law, not by "would".
/// </summary>
internal static class Laws
{
    private const int Farthest = 7;
    private const Concept Passed = Concept.Formal | Concept.Decide | Concept.Intend | Concept.Consider | Concept.RuleOut | Concept.Not;

    public static Concept Behind(Sentence sentence, Clause clause)
    {
        if (clause.Kind is not ClauseKind.Relative || sentence.Above(clause) is not { } above)
            return Concept.None;
        for (var i = clause.From - 1; i >= above.From && i >= clause.From - Farthest; i--)
        {
            if (!IsLaw(sentence.Atoms[i]))
                continue;
            var sum = Concept.Law;
            for (var j = above.From; j < above.To; j++)
                sum |= sentence.Atoms[j].Concepts & Passed;
            return sum;
        }

        return Concept.None;
    }

    private static bool IsLaw(Atom atom) => atom.IsNoun(Concept.Law) || (atom.IsNoun(Concept.Formal) && atom.Word.Contains(' ', StringComparison.Ordinal));
}
