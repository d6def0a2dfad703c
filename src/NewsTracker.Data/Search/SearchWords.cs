using System.Text.RegularExpressions;
using NewsTracker.Core.Queries;

namespace NewsTracker.Data.Search;

/// <summary>
/// Makes tsqueries of a query's words: each word as each language stems it. What is negated is negated in all of them. Words side by side all have to occur, but for those that a language drops: where English keeps
/// one of them, that reading is asked of articles in its own language alone ("mine" is a small word to Danes, and "mine ban" no wish for every ban).
/// </summary>
internal sealed partial class SearchWords(SearchLexemes lexemes)
{
    /// <summary>None where only stop words are asked for.</summary>
    public AskedWords Write(QueryNode node)
    {
        var ofAll = Write(node, null);
        var ofSome =
            from configuration in lexemes.Configurations
            where SearchLexemes.LeavesOf(node).Any(leaf => lexemes.IsShort(leaf, configuration))
            let own = Write(node, configuration)
            where own != ofAll
            from language in lexemes.LanguagesOf(configuration)
            select new LanguageWords(language, own);
        return new(ofAll) { OfSome = new(ofSome) };
    }

    /// <param name="own">The language of the articles that are asked; absent for all.</param>
    private string Write(QueryNode node, string? own) => node switch
    {
        QueryNode.Not not => Write(not.Node, own) is { Length: > 0 } negated ? $"!({negated})" : "",
        QueryNode.All all when all.HasNegation() => WriteMixed(all.Nodes, own),
        _ => Join(Alternatives(node, own).Distinct(), " | "),
    };

    /// <summary>What of which one is enough: each language's reading of each part. The index compares its lists for each, so none is said twice.</summary>
    private IEnumerable<string> Alternatives(QueryNode node, string? own) => node switch
    {
        QueryNode.Any any => any.Nodes.SelectMany(one => Alternatives(one, own)),
        _ when node.HasNegation() => [Write(node, own)],
        _ => from configuration in lexemes.Configurations
             let reading = ReadIn(node, configuration)
             where !reading.IsShort || configuration == own
             select reading.Text,
    };

    private string WriteMixed(QueryNodes nodes, string? own)
    {
        var positive = nodes.Where(node => !node.HasNegation()).ToList();
        var parts = nodes.Where(node => node.HasNegation()).Select(node => Write(node, own)).ToList();
        if (positive.Count > 0)
            parts.Insert(0, Write(QueryNode.AllOf(positive), own));
        return Join(parts, " & ");
    }

    private Reading ReadIn(QueryNode node, string configuration) => node switch
    {
        QueryNode.All all => Together([.. all.Nodes.Select(n => ReadIn(n, configuration))]),
        QueryNode.Any any => Either([.. any.Nodes.Select(n => ReadIn(n, configuration))]),
        QueryNode.OneOf => Either([.. SearchLexemes.LeavesOf(node).Select(leaf => ReadLeaf(leaf, configuration))]),
        _ => ReadLeaf(SearchLexemes.LeavesOf(node).Single(), configuration),
    };

    private Reading ReadLeaf(SearchLexemes.Leaf leaf, string configuration)
    {
        var mark = $"{(leaf.IsStart ? "*" : "")}{leaf.Weight}";
        var text = lexemes[leaf, configuration] is { Length: > 0 } stems ? mark.Length == 0 ? stems : QuotedLexeme().Replace(stems, match => $"{match.Value}:{mark}") : "";
        return new(text, lexemes.IsShort(leaf, configuration));
    }

    private static Reading Together(IReadOnlyList<Reading> readings) => new(Join(readings.Select(reading => reading.Text), " & "), readings.Any(reading => reading.IsShort));

    /// <summary>Of several of which one is enough, one that is dropped leaves no less to ask for.</summary>
    private static Reading Either(IReadOnlyList<Reading> readings)
    {
        var said = readings.Where(reading => reading.Text.Length > 0).ToList();
        return new(Join(said.Select(reading => reading.Text), " | "), (said.Count > 0 ? said : readings).Any(reading => reading.IsShort));
    }

    private static string Join(IEnumerable<string> parts, string operation)
    {
        var said = parts.Where(part => part.Length > 0).ToList();
        return said.Count switch { 0 => "", 1 => said[0], _ => string.Join(operation, said.Select(part => $"({part})")) };
    }

    /// <summary>A lexeme as PostgreSQL prints it: in quotes, which are doubled within.</summary>
    [GeneratedRegex("'(?:[^']|'')*'", RegexOptions.CultureInvariant)]
    private static partial Regex QuotedLexeme();

    /// <summary>A language's reading of a condition.</summary>
    /// <param name="IsShort">Whether it lacks a word that has to occur: see <see cref="SearchLexemes.IsShort"/>.</param>
    private readonly record struct Reading(string Text, bool IsShort);
}
