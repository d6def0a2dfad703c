namespace NewsTracker.Core.Queries;

/// <summary>One condition of a query.</summary>
public abstract record QueryNode
{
    private QueryNode()
    {
    }

    /// <summary>A word of headline, lede, body or byline, in any of its forms; or the start of words: <c>min*</c>.</summary>
    public sealed record Word(string Text, bool IsStart = false) : QueryNode
    {
        /// <summary>Where it was written: for messages, and no part of what it says.</summary>
        public QuerySpan At { get; init; }

        public bool Equals(Word? other) => other is not null && (Text, IsStart) == (other.Text, other.IsStart);

        public override int GetHashCode() => HashCode.Combine(Text, IsStart);
    }

    /// <summary>Words that follow one another.</summary>
    public sealed record Phrase(string Text) : QueryNode
    {
        /// <summary>Where it was written, with its quotes: for messages, and no part of what it says.</summary>
        public QuerySpan At { get; init; }

        public bool Equals(Phrase? other) => other is not null && Text == other.Text;

        public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>A field that holds one of some values: <c>country:LTU,EST</c>.</summary>
    public sealed record OneOf(QueryField Field, QueryValues Values) : QueryNode;

    /// <summary>An instant that lies in a span: <c>published:2025-06..2025-07</c>.</summary>
    public sealed record Dated(QueryField Field, DateSpan Span) : QueryNode;

    public sealed record Not(QueryNode Node) : QueryNode;

    /// <summary>At least two, none of them an <see cref="All"/>.</summary>
    public sealed record All(QueryNodes Nodes) : QueryNode;

    /// <summary>At least two, none of them an <see cref="Any"/>.</summary>
    public sealed record Any(QueryNodes Nodes) : QueryNode;

    public static QueryNode AllOf(IEnumerable<QueryNode> nodes)
    {
        var flat = new QueryNodes(nodes.SelectMany(node => node is All all ? all.Nodes : (IEnumerable<QueryNode>)[node]));
        return flat.Count == 1 ? flat[0] : new All(flat);
    }

    public static QueryNode AnyOf(IEnumerable<QueryNode> nodes)
    {
        var flat = new QueryNodes(nodes.SelectMany(node => node is Any any ? any.Nodes : (IEnumerable<QueryNode>)[node]));
        return flat.Count == 1 ? flat[0] : new Any(flat);
    }

    public static QueryNode Except(QueryNode node) => node is Not not ? not.Node : new Not(node);
}

/// <summary>A value of a field as it was written. Where it stood is kept for messages and is no part of what it says.</summary>
public sealed record QueryValue(string Text, QuerySpan At = default)
{
    public bool Equals(QueryValue? other) => other is not null && Text == other.Text;

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}

/// <summary>Values of one field, at least one.</summary>
public sealed class QueryValues(IEnumerable<QueryValue> values) : ValueList<QueryValue>(values)
{
    public static QueryValues Of(params IEnumerable<string> texts) => new(texts.Select(text => new QueryValue(text)));
}

/// <summary>Conditions side by side.</summary>
public sealed class QueryNodes(IEnumerable<QueryNode> nodes) : ValueList<QueryNode>(nodes);
