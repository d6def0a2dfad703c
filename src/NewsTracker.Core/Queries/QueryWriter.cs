using System.Diagnostics;

namespace NewsTracker.Core.Queries;

/// <summary>Writes a query so that reading it gives the same query.</summary>
internal static class QueryWriter
{
    public static string Write(QueryNode? root) => root is null ? "" : Write(root, isInside: false);

    private static string Write(QueryNode node, bool isInside) => node switch
    {
        QueryNode.Word word => WriteWord(word),
        QueryNode.Phrase phrase => Quote(phrase.Text),
        QueryNode.OneOf field => $"{field.Field.ToKey()}:{string.Join(',', field.Values.Select(value => WriteValue(value.Text)))}",
        QueryNode.Dated dated => $"{dated.Field.ToKey()}:{dated.Span}",
        QueryNode.Not not => $"-{Write(not.Node, isInside: true)}",
        QueryNode.All all => Grouped(string.Join(' ', all.Nodes.Select(n => Write(n, isInside: n is QueryNode.Any))), isInside),
        QueryNode.Any any => Grouped(string.Join(" or ", any.Nodes.Select(n => Write(n, isInside: false))), isInside),
        _ => throw new UnreachableException(),
    };

    private static string Grouped(string text, bool isInside) => isInside ? $"({text})" : text;

    private static string WriteWord(QueryNode.Word word) => $"{word.Text}{(word.IsStart ? "*" : "")}";

    private static string WriteValue(string value) =>
        value.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or '\'' or '&' or '*') ? value : Quote(value);

    /// <summary>Quotes within have no way to be written; who compares names leaves them out as well.</summary>
    private static string Quote(string text) => $"\"{QueryWords.Squeeze(string.Concat(text.Select(c => QueryLexer.IsQuote(c) ? ' ' : c)))}\"";
}
