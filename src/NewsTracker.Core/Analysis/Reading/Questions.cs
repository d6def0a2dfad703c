namespace NewsTracker.Core.Analysis.Reading;

/// <summary>What is asked is not said: "asked whether Madrid would leave".</summary>
internal static class Questions
{
    public static bool IsAsked(Sentence sentence, Clause clause) =>
        clause.Kind is ClauseKind.Content or ClauseKind.Condition && sentence.Atoms[clause.From].Word is "whether" or "if" or "how"
        && sentence.Above(clause) is { } above
        && sentence.Atoms.Between(above.From, above.To).Any(atom => atom.Word is "asked" or "ask" or "asks" or "wondered" or "wonders" or "question" or "questioned");
}
