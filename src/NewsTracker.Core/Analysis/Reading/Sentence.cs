namespace NewsTracker.Core.Analysis.Reading;

/// <summary>A sentence as atoms, cut into clauses.</summary>
internal sealed record Sentence(int Index, int Paragraph, AtomRange Atoms, IReadOnlyList<Clause> Clauses)
{
    public int Start => Atoms[0].Start;

    public int End => Atoms[^1].End;

    public bool IsQuestion => Atoms[^1].Word == "?";

    /// <summary>The clause before one: what it hangs on, or what it goes on from.</summary>
    public Clause? Above(Clause clause) => clause.From > 0 ? ClauseOf(clause.From - 1) : null;

    public Clause ClauseOf(int atom)
    {
        var at = 0;
        while (Clauses[at].To <= atom)
            at++;
        return Clauses[at];
    }
}

/// <summary>A stretch of a sentence with one verb of its own, as far as signs and conjunctions tell.</summary>
/// <param name="To">The atom behind the last one.</param>
internal sealed record Clause(int From, int To, ClauseKind Kind);

internal enum ClauseKind
{
    Main,

    /// <summary>What somebody says, decides or weighs: "that it will quit", "whether to leave".</summary>
    Content,

    /// <summary>"which left the treaty".</summary>
    Relative,

    /// <summary>"if it is attacked".</summary>
    Condition,

    /// <summary>"while its neighbour prepares to leave".</summary>
    Adverbial,

    /// <summary>The place that opens a report: "HELSINKI, June 19 -".</summary>
    Dateline,
}
