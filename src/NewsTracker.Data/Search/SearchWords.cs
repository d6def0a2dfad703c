using System.Text.RegularExpressions;
using NewsTracker.Core.Queries;

namespace NewsTracker.Data.Search;

/// <summary>Makes one tsquery of a query's words: each as each language stems it. What is negated is negated in all of them.</summary>
internal sealed partial class SearchWords(SearchLexemes lexemes)
{
    /// <summary>The tsquery's text; empty where only stop words are asked for.</summary>
    public string Write(QueryNode node) => node switch
    {
        QueryNode.Not not => Write(not.Node) is { Length: > 0 } negated ? $"!({negated})" : "",
        QueryNode.All all when all.HasNegation() => WriteMixed(all.Nodes),
        _ => Join(Alternatives(node).Distinct(), " | "),
    };

    /// <summary>What of which one is enough: each language's reading of each part. The index compares its lists for each, so none is said twice.</summary>
    private IEnumerable<string> Alternatives(QueryNode node) => node switch
    {
        QueryNode.Any any => any.Nodes.SelectMany(Alternatives),
        _ when node.HasNegation() => [Write(node)],
        _ => lexemes.Configurations.Select(configuration => WriteIn(node, configuration)),
    };

    /// <summary>A tsquery that asks for the same words, wherever they stand; null where that is the same question, or where something is negated.</summary>
    public static string? Loosely(string text)
    {
        var isNegated = false;
        var loose = Piece().Replace(text, piece =>
        {
            isNegated |= piece.Value is "!";
            return piece.Value[0] switch
            {
                '<' => "&",
                ':' => piece.Value.Contains('*', StringComparison.Ordinal) ? ":*" : "",
                _ => piece.Value,
            };
        });
        return isNegated || loose == text ? null : loose;
    }

    private string WriteMixed(QueryNodes nodes)
    {
        var positive = nodes.Where(node => !node.HasNegation()).ToList();
        var parts = nodes.Where(node => node.HasNegation()).Select(Write).ToList();
        if (positive.Count > 0)
            parts.Insert(0, Write(QueryNode.AllOf(positive)));
        return Join(parts, " & ");
    }

    private string WriteIn(QueryNode node, string configuration) => node switch
    {
        QueryNode.All all => Join(all.Nodes.Select(n => WriteIn(n, configuration)), " & "),
        QueryNode.Any any => Join(any.Nodes.Select(n => WriteIn(n, configuration)), " | "),
        QueryNode.OneOf => Join(SearchLexemes.LeavesOf(node).Select(leaf => WriteLeaf(leaf, configuration)), " | "),
        _ => WriteLeaf(SearchLexemes.LeavesOf(node).Single(), configuration),
    };

    private string WriteLeaf(SearchLexemes.Leaf leaf, string configuration)
    {
        var mark = $"{(leaf.IsStart ? "*" : "")}{leaf.Weight}";
        return lexemes[leaf, configuration] is { Length: > 0 } stems ? mark.Length == 0 ? stems : QuotedLexeme().Replace(stems, match => $"{match.Value}:{mark}") : "";
    }

    private static string Join(IEnumerable<string> parts, string operation)
    {
        var said = parts.Where(part => part.Length > 0).ToList();
        return said.Count switch { 0 => "", 1 => said[0], _ => string.Join(operation, said.Select(part => $"({part})")) };
    }

    /// <summary>A lexeme as PostgreSQL prints it: in quotes, which are doubled within.</summary>
    [GeneratedRegex("'(?:[^']|'')*'", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedLexeme();

    /// <summary>A lexeme; or what stands between and behind lexemes: how they follow one another, in which part of the article, and negation.</summary>
    [GeneratedRegex(@"'(?:[^']|'')*'|<(?:-|\d+)>|:[*A-D]+|!", RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
