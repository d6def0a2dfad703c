namespace NewsTracker.Core.Queries;

/// <summary>Cuts a query's text into tokens. Refuses nothing but an open quotation: what the tokens mean together is the parser's business.</summary>
internal sealed class QueryLexer(string text)
{
    private readonly List<QueryToken> tokens = [];
    private int at;

    /// <summary>The tokens, ending in <see cref="QueryTokenKind.End"/>, or the problem.</summary>
    public static (IReadOnlyList<QueryToken> Tokens, QueryProblem? Problem) Read(string text)
    {
        var lexer = new QueryLexer(text);
        return (lexer.tokens, lexer.Run());
    }

    public static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»';

    /// <summary>Whether the character ends a word wherever it stands.</summary>
    public static bool IsBreak(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || c is '(' or ')' || IsQuote(c);

    private QueryProblem? Run()
    {
        // Within a field's values a comma parts them; elsewhere it is punctuation of the word it hangs on. White space and parentheses end the values.
        var inValues = false;
        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                at++;
                inValues = false;
            }
            else if (IsQuote(c))
            {
                if (ReadQuoted() is { } problem)
                    return problem;
            }
            else if (c is '(' or ')')
            {
                Add(c is '(' ? QueryTokenKind.Open : QueryTokenKind.Close, 1);
                inValues = false;
            }
            else if ((c is ',' && inValues) || (c is '-' && !inValues && !IsAlone))
            {
                Add(c is ',' ? QueryTokenKind.Comma : QueryTokenKind.Minus, 1);
            }
            else
            {
                inValues = ReadWord(inValues);
            }
        }

        Add(QueryTokenKind.End, 0);
        return null;
    }

    /// <summary>A dash between spaces is no minus: pasted headlines have them.</summary>
    private bool IsAlone => at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]);

    private void Add(QueryTokenKind kind, int length)
    {
        tokens.Add(new(kind, text.Substring(at, length), new(at, length)));
        at += length;
    }

    private QueryProblem? ReadQuoted()
    {
        var end = at + 1;
        while (end < text.Length && !IsQuote(text[end]))
            end++;
        if (end == text.Length)
            return new(new(at, text.Length - at), "This quotation is not closed: put a \" after its last word.");
        tokens.Add(new(QueryTokenKind.Quoted, text[(at + 1)..end], new(at, end + 1 - at)));
        at = end + 1;
        return null;
    }

    /// <summary>Whether values of a field are being read afterwards.</summary>
    private bool ReadWord(bool inValues)
    {
        var end = at;
        while (end < text.Length && !IsBreak(text[end]) && !(inValues && text[end] is ','))
        {
            if (text[end] is ':' && !inValues && end > at && text.AsSpan(at, end - at).IndexOfAnyExcept(Letters) < 0)
            {
                tokens.Add(new(QueryTokenKind.Field, text[at..end], new(at, end + 1 - at)));
                at = end + 1;
                return true;
            }

            end++;
        }

        var word = text[at..end];
        var kind = !inValues && (word.Equals("or", StringComparison.OrdinalIgnoreCase) || word == "|") ? QueryTokenKind.Or : QueryTokenKind.Word;
        tokens.Add(new(kind, word, new(at, end - at)));
        at = end;
        return inValues;
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
}
