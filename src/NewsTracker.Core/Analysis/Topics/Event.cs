using NewsTracker.Core.Analysis.Actors;
using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Analysis.Words;

namespace NewsTracker.Core.Analysis.Topics;

/// <summary>A word that may tell an act of a state, with what stands around it in its clause.</summary>
/// <param name="At">The atom.</param>
/// <param name="Before">What the clause says before it.</param>
/// <param name="After">What the clause says behind it.</param>
/// <param name="Matrix">What the clause above says: "studies whether …".</param>
internal sealed record Event(SentenceActors Actors, Clause Clause, int At, Subject Subject, Concept Before, Concept After, Concept Matrix, DocumentFocus Focus)
{
    public Sentence Sentence => Actors.Sentence;

    public Atom Atom => Sentence.Atoms[At];

    public Concept Around => Before | After | Matrix;

    public bool IsVerb => Atom.IsAnyVerb;

    public bool IsPast => Atom.IsVerbIn(WordForm.Past);

    /// <summary>"should leave": a wish, not a plan of the subject.</summary>
    public bool IsObligation => Between(Clause.From, At).Any(atom => atom.Word is "should" or "must" or "ought" or "needs" or "has to" or "have to");

    public bool Has(Concept concept) => (Around & concept) != Concept.None;

    public bool HasBefore(Concept concept) => ((Before | Matrix) & concept) != Concept.None;

    public AtomRange Between(int from, int to) => Sentence.Atoms.Between(from, to);

    public static Event Read(SentenceActors actors, Clause clause, int at, DocumentFocus focus)
    {
        var atoms = actors.Sentence.Atoms;
        var subject = SubjectFinder.Find(actors, clause, at);

        // "thirty states, including Chad": the general subject names nobody, its companions do.
        if (subject.Countries.Count == 0 && Companions.Of(actors, clause) is [var companion, ..])
            subject = subject with { Countries = companion.Countries, Kind = ActorKind.State, Actor = companion.Actor };
        var from = Math.Max(clause.From, subject.ScopeFrom);
        var before = atoms.Between(from, at).Concepts & ~Concept.Not | atoms.Between(Math.Max(from, NegationFrom(actors.Sentence, clause, at)), at).Concepts;

        // "holds none", "makes no mines": the object says no for its verb.
        if (at + 1 < clause.To && atoms[at].IsAnyVerb && atoms[at + 1].Word is "no" or "none" or "nothing" or "neither")
            before |= Concept.Not;
        if (IsFutureOfPast(actors.Sentence, clause, from, at))
            before = (before & ~Concept.May) | Concept.Will;
        return new Event(
            actors, clause, at, subject,
            Laws.Behind(actors.Sentence, clause) == Concept.None ? before : before & ~Concept.May,
            atoms.Between(at + 1, clause.To).Concepts,
            MatrixOf(actors.Sentence, clause),
            focus);
    }

    /// <summary>"said that it would accede": reported in the past, "would" is "will".</summary>
    private static bool IsFutureOfPast(Sentence sentence, Clause clause, int from, int at) =>
        clause.Kind is ClauseKind.Content
        && sentence.Above(clause) is { } above && sentence.Atoms.Between(above.From, above.To).Any(atom => atom.HasForm(Concept.Say, WordForm.Past) || atom.HasForm(Concept.Intend, WordForm.Past))
        && sentence.Atoms.Between(from, at).Where(atom => atom.Is(Concept.May)).ToList() is [{ Word: "would" }]
        && !sentence.Clauses.Any(other => other.Kind is ClauseKind.Condition) && !sentence.Atoms.Any(Concept.If | Concept.Emergency);

    /// <summary>
    /// "never joined and lays": a finite verb behind "and" has left the negation behind; "not to make, sell or lay" has not.
    /// </summary>
    private static int NegationFrom(Sentence sentence, Clause clause, int at)
    {
        var atom = sentence.Atoms[at];
        if (!atom.IsFiniteVerb)
            return clause.From;
        if (atom.IsVerbIn(WordForm.Past) && SharedAuxiliary(sentence, clause, at) is { } auxiliary)
            return BehindParenthesis(sentence, clause, auxiliary);
        for (var i = at - 1; i > clause.From; i--)
        {
            if (sentence.Atoms[i].Word is "and" or "but" or ",")
                return i;
        }

        return clause.From;
    }

    /// <summary>"has neither used, made nor exported": participles in a row share "has not".</summary>
    private static int? SharedAuxiliary(Sentence sentence, Clause clause, int at)
    {
        for (var i = at - 1; i >= clause.From; i--)
        {
            if (sentence.Atoms[i].Is(Concept.Perfect | Concept.Be))
                return i;
            if (sentence.Atoms[i].Word == "and" || sentence.Atoms[i].IsVerbIn(WordForm.Third))
                return null;
        }

        return null;
    }

    /// <summary>"Moscow, never a member, has mined": what is said between commas denies nothing of the verb.</summary>
    private static int BehindParenthesis(Sentence sentence, Clause clause, int auxiliary) =>
        auxiliary > clause.From && sentence.Atoms[auxiliary - 1].Word == "," ? auxiliary : clause.From;

    /// <summary>Saying adds nothing to what is said; weighing, deciding, denying and accusing do.</summary>
    private static Concept MatrixOf(Sentence sentence, Clause clause)
    {
        const Concept Passed = Concept.Consider | Concept.Undecided | Concept.RuleOut | Concept.Deny | Concept.Decide | Concept.Accuse | Concept.Urge | Concept.May | Concept.Not | Concept.Formal;
        if (clause.Kind is not ClauseKind.Content)
            return Laws.Behind(sentence, clause);
        var above = sentence.Above(clause);
        if (above is null)
            return Concept.None;
        var sum = sentence.Atoms[clause.From].Word == "whether" ? Concept.Consider : Concept.None;
        for (var i = above.From; i < above.To; i++)
        {
            var atom = sentence.Atoms[i];
            if (atom.Is(Concept.Depositary) && above.To - above.From > 2 && sentence.Atoms.Between(above.From, above.To).Any(other => other.IsVerb(Concept.Say | Concept.Formal)))
                sum |= Concept.Formal;
            if (!atom.Is(Concept.Say) || atom.Is(Concept.Deny))
                sum |= atom.Concepts & Passed;
        }

        if ((sum & Concept.Not) != Concept.None && sentence.Atoms.Between(above.From, above.To).Any(atom => atom.Word is "mean" or "means" or "imply" or "implies" or "true" or "correct"))
            return Concept.Not;

        // "He said he had not heard that …": without a verb of deciding the modality above belongs to the saying.
        return (sum & (Concept.Consider | Concept.Undecided | Concept.RuleOut | Concept.Deny | Concept.Decide | Concept.Accuse | Concept.Urge | Concept.Formal)) == Concept.None ? Concept.None : sum;
    }
}
