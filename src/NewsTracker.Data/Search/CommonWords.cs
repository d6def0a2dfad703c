using NewsTracker.Core.Queries;

namespace NewsTracker.Data.Search;

/// <summary>Leaves out of a query what stands in nearly every text and therefore in no index (stop words), or says at the words that nothing else is asked.</summary>
internal static class CommonWords
{
    /// <summary>The query without them; or what to do where nothing else is left.</summary>
    public static (ArticleQuery Query, QueryProblem? Problem) LeaveOut(ArticleQuery query, SearchLexemes lexemes) => query.Root is not { } root ? (query, null)
        : Without(root, lexemes) is { } rest ? (new(rest), null)
        : (query, ProblemOf(root, lexemes));

    private static QueryNode? Without(QueryNode node, SearchLexemes lexemes) => node switch
    {
        QueryNode.Not not => Without(not.Node, lexemes) is { } rest ? new QueryNode.Not(rest) : null,
        QueryNode.Any any => any.Nodes.Select(one => Without(one, lexemes)).OfType<QueryNode>().ToList() is { Count: > 0 } rest ? QueryNode.AnyOf(rest) : null,
        QueryNode.All all => WithoutBeside(all.Nodes, lexemes),
        _ => node.IsText() && lexemes.AreTooCommon([node]) ? null : node,
    };

    /// <summary>Words side by side are read together, each language leaving out its own, so they go only together; a negation is read by itself.</summary>
    private static QueryNode? WithoutBeside(QueryNodes nodes, SearchLexemes lexemes)
    {
        var together = nodes.Where(IsAsked).ToList();
        var isIdle = lexemes.AreTooCommon(together);
        var rest = nodes.Select(node => IsAsked(node) ? isIdle ? null : node : Without(node, lexemes)).OfType<QueryNode>().ToList();
        return rest.Count > 0 ? QueryNode.AllOf(rest) : null;
    }

    private static bool IsAsked(QueryNode node) => node.IsText() && !node.HasNegation();

    private static QueryProblem ProblemOf(QueryNode root, SearchLexemes lexemes)
    {
        var places = PlacesOf(root).ToList();
        var (these, one) = places.Count == 1 ? ("This is", "a word") : ("These words are", "one");
        var elsewhere = lexemes.AreKeptElsewhere(root) ? ", or name another language to search in, as in lang:fr" : "";
        return new(places[0].To(places[^1]), $"{these} too common to be searched for: add {one} that says more{elsewhere}.");
    }

    private static IEnumerable<QuerySpan> PlacesOf(QueryNode node) => node switch
    {
        QueryNode.Word word => [word.At],
        QueryNode.Phrase phrase => [phrase.At],
        QueryNode.OneOf one => one.Values.Select(value => value.At),
        QueryNode.Not not => PlacesOf(not.Node),
        QueryNode.All all => all.Nodes.SelectMany(PlacesOf),
        QueryNode.Any any => any.Nodes.SelectMany(PlacesOf),
        _ => [],
    };
}
