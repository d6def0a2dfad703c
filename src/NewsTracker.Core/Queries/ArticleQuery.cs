namespace NewsTracker.Core.Queries;

/// <summary>A question put to the archive: what the search box, saved searches, tag rules, feeds and exports all speak. Two queries are equal when they are written alike.</summary>
/// <param name="Root">Absent for the query that every article answers.</param>
public sealed record ArticleQuery(QueryNode? Root)
{
    public const int MaxLength = 2000;

    public static ArticleQuery Everything { get; } = new((QueryNode?)null);

    /// <summary>What must hold all together; nothing for <see cref="Everything"/>.</summary>
    public IReadOnlyList<QueryNode> Conditions => Root switch
    {
        null => [],
        QueryNode.All all => all.Nodes,
        var one => [one],
    };

    /// <summary>Whether it asks what one person has read, or whose work something is: what many share cannot ask that.</summary>
    public bool IsPersonal => AsksOfReading || Asks(Root, QueryField.For);

    /// <summary>Whether it asks what one person has read: to read what it finds changes what it finds.</summary>
    public bool AsksOfReading => Asks(Root, QueryField.Is);

    /// <summary>Reads a query as somebody typed it; blank text asks for everything.</summary>
    public static QueryReading Read(string? text) => QueryParser.Read(text ?? "");

    /// <summary>The query put together from conditions, flat.</summary>
    public static ArticleQuery Of(IEnumerable<QueryNode> conditions)
    {
        var all = conditions.ToList();
        return all.Count == 0 ? Everything : new(QueryNode.AllOf(all));
    }

    private static bool Asks(QueryNode? node, QueryField field) => node switch
    {
        QueryNode.OneOf one => one.Field == field,
        QueryNode.Not not => Asks(not.Node, field),
        QueryNode.All all => all.Nodes.Any(part => Asks(part, field)),
        QueryNode.Any any => any.Nodes.Any(part => Asks(part, field)),
        _ => false,
    };

    /// <summary>The canonical text: reading it gives this query again.</summary>
    public override string ToString() => QueryWriter.Write(Root);
}

/// <summary>What came of reading a query.</summary>
public abstract record QueryReading
{
    private QueryReading()
    {
    }

    public sealed record Understood(ArticleQuery Query) : QueryReading;

    public sealed record Refused(QueryProblem Problem) : QueryReading;
}

/// <summary>Why a query cannot be asked: where in its text, and a sentence that says what to do.</summary>
public sealed record QueryProblem(QuerySpan At, string Sentence);

/// <summary>A stretch of a query's text.</summary>
public readonly record struct QuerySpan(int Start, int Length)
{
    public int End => Start + Length;

    public QuerySpan To(QuerySpan other) => new(Start, other.End - Start);
}
