using System.Text.RegularExpressions;

namespace NewsTracker.Data.Search;

/// <summary>The lexemes that a tsquery asks for in the body of articles, wherever they stand there.</summary>
/// <param name="Whole">Lexemes as they are.</param>
/// <param name="Starts">Beginnings of lexemes.</param>
internal sealed partial record AskedLexemes(string[] Whole, string[] Starts)
{
    /// <param name="words">As PostgreSQL prints a tsquery: lexemes in quotes, with <c>*</c> behind a beginning, and letters behind what is asked of parts of the article (D is the body).</param>
    public static AskedLexemes Of(string words)
    {
        var asked = Lexeme().Matches(words).Where(match => match.Groups["parts"].Value is "" or [.., 'D'])
            .Select(match => (Text: Unquoted(match.Groups["text"].Value), IsStart: match.Groups["start"].Success))
            .Distinct().ToLookup(lexeme => lexeme.IsStart, lexeme => lexeme.Text);
        return new([.. asked[false]], [.. asked[true]]);
    }

    private static string Unquoted(string text) => text.Replace("''", "'", StringComparison.Ordinal).Replace(@"\\", @"\", StringComparison.Ordinal);

    /// <summary>What is not negated by itself. The words of a negated group are among what is asked: an article that answers may have one of them.</summary>
    [GeneratedRegex(@"(?<!!)'(?<text>(?:[^']|'')*)'(?::(?<start>\*)?(?<parts>[A-D]*))?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Lexeme();
}
