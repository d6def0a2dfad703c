namespace NewsTracker.Core.Queries;

/// <summary>What the facet panel does to a query: its buttons and the text say the same.</summary>
public static class QueryRefinements
{
    /// <summary>Whether the query asks for the value, as one of its conditions.</summary>
    public static bool Asks(this ArticleQuery query, QueryField field, string value) => query.ValuesOf(field).Contains(value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The values that the query asks for of a field, over its conditions.</summary>
    public static IReadOnlyList<string> ValuesOf(this ArticleQuery query, QueryField field) =>
        [.. query.Conditions.OfType<QueryNode.OneOf>().Where(condition => condition.Field == field).SelectMany(condition => condition.Values.Select(value => value.Text))];

    /// <summary>The values of a field that some of its answers are to have: one of several ways to answer is enough, and what is excluded is not among them.</summary>
    public static IReadOnlyList<string> WantedOf(this ArticleQuery query, QueryField field) => [.. Wanted(query.Root, field)];

    /// <summary>The value has to hold as well: each addition narrows.</summary>
    public static ArticleQuery With(this ArticleQuery query, QueryField field, string value) =>
        query.Asks(field, value) ? query : ArticleQuery.Of([.. query.Conditions, new QueryNode.OneOf(field, QueryValues.Of(value))]);

    public static ArticleQuery Without(this ArticleQuery query, QueryField field, string value) => ArticleQuery.Of(query.Conditions
        .Select(condition => condition is QueryNode.OneOf one && one.Field == field ? Less(one, value) : condition)
        .OfType<QueryNode>());

    public static ArticleQuery Without(this ArticleQuery query, QueryField field) => ArticleQuery.Of(query.Conditions.Where(condition => !IsOf(condition, field)));

    /// <summary>The span takes the place of what the query said of the field.</summary>
    public static ArticleQuery Within(this ArticleQuery query, QueryField field, DateSpan span) =>
        ArticleQuery.Of([.. query.Without(field).Conditions, new QueryNode.Dated(field, span)]);

    /// <summary>Nothing later than a date that some matches have; from when on the query asks stays as it is.</summary>
    public static ArticleQuery Through(this ArticleQuery query, QueryField field, QueryDate date)
    {
        QueryNode Cut(QueryDate? from) => new QueryNode.Dated(field, new DateSpan.Between(from, date));
        var spans = query.Conditions.ToLookup(condition => condition is QueryNode.Dated { Span: DateSpan.Between } dated && dated.Field == field);
        var froms = spans[true].Select(condition => ((DateSpan.Between)((QueryNode.Dated)condition).Span).From).OfType<QueryDate>().DefaultIfEmpty(null);
        return ArticleQuery.Of([.. spans[false], .. froms.Select(Cut)]);
    }

    /// <summary>The same query of articles that name the states which it wants them to be about; null where it wants none.</summary>
    public static ArticleQuery? OfMentions(this ArticleQuery query) => query.ValuesOf(QueryField.Country).Count == 0 ? null : ArticleQuery.Of(query.Conditions
        .Select(condition => condition is QueryNode.OneOf { Field: QueryField.Country } one ? one with { Field = QueryField.Mentions } : condition));

    private static IEnumerable<string> Wanted(QueryNode? node, QueryField field) => node switch
    {
        QueryNode.OneOf one when one.Field == field => one.Values.Select(value => value.Text),
        QueryNode.All all => all.Nodes.SelectMany(part => Wanted(part, field)),
        QueryNode.Any any => any.Nodes.SelectMany(part => Wanted(part, field)),
        _ => [],
    };

    private static bool IsOf(QueryNode condition, QueryField field) =>
        condition is QueryNode.OneOf one ? one.Field == field : condition is QueryNode.Dated dated && dated.Field == field;

    private static QueryNode.OneOf? Less(QueryNode.OneOf condition, string value)
    {
        var left = condition.Values.Where(v => !v.Text.Equals(value, StringComparison.OrdinalIgnoreCase)).ToList();
        return left.Count > 0 ? new QueryNode.OneOf(condition.Field, new QueryValues(left)) : null;
    }
}
