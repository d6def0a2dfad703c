using System.Text.RegularExpressions;
using NewsTracker.Core.Queries;

namespace NewsTracker.Data.Search;

/// <summary>The words of a search as the texts of tsqueries: articles are found and ranked by them, and in their texts they are marked.</summary>
/// <param name="OfAll">What is asked of articles in any language; empty where that is nothing.</param>
public sealed partial record AskedWords(string OfAll)
{
    /// <summary>What is asked instead of articles in some languages: those that drop a word which English keeps.</summary>
    public WordsByLanguage OfSome { get; init; } = new([]);

    public bool AreNone => OfAll.Length == 0 && OfSome.Count == 0;

    /// <summary>All in one, as if each were asked of every article.</summary>
    public string Joined => OfSome.Count == 0 ? OfAll : JoinedOf([OfAll, .. OfSome.Select(own => own.Text)]);

    /// <summary>What is asked of articles in a language.</summary>
    public string Of(string? language) => OfSome.FirstOrDefault(own => own.Language == language)?.Text ?? OfAll;

    /// <summary>Of several conditions on words, what any of them asks.</summary>
    public static AskedWords OfAny(IReadOnlyCollection<AskedWords> asked) => new(JoinedOf(asked.Select(words => words.OfAll)))
    {
        OfSome = new(asked.SelectMany(words => words.OfSome).Select(own => own.Language).Distinct().Select(language => new LanguageWords(language, JoinedOf(asked.Select(words => words.Of(language)))))),
    };

    /// <summary>The same words, wherever they stand; null where that is the same question, or where something is negated.</summary>
    public AskedWords? Loosely()
    {
        if (Loosely(OfAll) is not { } all || OfSome.Any(own => Loosely(own.Text) is null))
            return null;
        var loose = new AskedWords(all) { OfSome = new(OfSome.Select(own => own with { Text = Loosely(own.Text)! })) };
        return loose == this ? null : loose;
    }

    /// <returns>Null where something is negated.</returns>
    private static string? Loosely(string text)
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
        return isNegated ? null : loose;
    }

    private static string JoinedOf(IEnumerable<string> texts) => string.Join(" | ", texts.Where(text => text.Length > 0).Distinct().Select(text => $"({text})"));

    /// <summary>A lexeme; or what stands between and behind lexemes: how they follow one another, in which part of the article, and negation.</summary>
    [GeneratedRegex(@"'(?:[^']|'')*'|<(?:-|\d+)>|:[*A-D]+|!", RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}

/// <param name="Language">As search rows name it.</param>
public sealed record LanguageWords(string Language, string Text);

/// <summary>What is asked of articles in some languages, each named once.</summary>
public sealed class WordsByLanguage(IEnumerable<LanguageWords> words) : ValueList<LanguageWords>(words);
