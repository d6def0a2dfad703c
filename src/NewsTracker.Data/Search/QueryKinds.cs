using NewsTracker.Core.Queries;

namespace NewsTracker.Data.Search;

/// <summary>What kind of condition a part of a query is, by which it is decided how to ask for it.</summary>
internal static class QueryKinds
{
    /// <summary>Whether it speaks of words alone, so that a tsquery can say it.</summary>
    public static bool IsText(this QueryNode node) => node switch
    {
        QueryNode.Word or QueryNode.Phrase => true,
        QueryNode.OneOf field => field.Field is QueryField.Author or QueryField.Headline,
        QueryNode.Not not => not.Node.IsText(),
        QueryNode.All all => all.Nodes.All(IsText),
        QueryNode.Any any => any.Nodes.All(IsText),
        _ => false,
    };

    public static bool HasNegation(this QueryNode node) => node switch
    {
        QueryNode.Not => true,
        QueryNode.All all => all.Nodes.Any(HasNegation),
        QueryNode.Any any => any.Nodes.Any(HasNegation),
        _ => false,
    };

    public static bool IsOfPublication(this QueryNode node) => node is QueryNode.Dated { Field: QueryField.Published };

    /// <summary>Not what was read or given to somebody: that is few of all, and worth gathering.</summary>
    public static bool IsOfRest(this QueryNode node) => node switch
    {
        QueryNode.OneOf { Field: QueryField.Is } field => !field.Values.Any(value => value.Text == QueryTerms.Readings[0]),
        QueryNode.Not { Node: QueryNode.OneOf { Field: QueryField.Is } field } => field.Values.All(value => value.Text == QueryTerms.Readings[0]),
        QueryNode.OneOf { Field: QueryField.For } field => field.IsOfNobody(),
        QueryNode.Not { Node: QueryNode.OneOf { Field: QueryField.For } field } => !field.IsOfNobody(),
        _ => false,
    };

    public static bool IsOfNobody(this QueryNode.OneOf field) => field.Values.Any(value => value.Text == QueryTerms.Nobody);
}
