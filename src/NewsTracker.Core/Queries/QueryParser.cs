namespace NewsTracker.Core.Queries;

/// <summary>Makes a query of its tokens by recursive descent: <c>or</c> binds looser than standing side by side, a minus closest.</summary>
internal sealed class QueryParser(IReadOnlyList<QueryToken> tokens)
{
    /// <summary>More conditions than anybody types: past it a query is refused, so that none costs the database without bound.</summary>
    private const int MaxConditions = 100;

    private const int MaxDepth = 20;

    private int at;
    private int conditions;
    private int depth;

    public static QueryReading Read(string text)
    {
        if (text.Length > ArticleQuery.MaxLength)
            return Refuse(new(ArticleQuery.MaxLength, text.Length - ArticleQuery.MaxLength), $"The search is longer than {ArticleQuery.MaxLength} characters: leave some of it out.");
        var (tokens, problem) = QueryLexer.Read(text);
        if (problem is not null)
            return new QueryReading.Refused(problem);
        try
        {
            var parser = new QueryParser(tokens);
            return new QueryReading.Understood(tokens.Count == 1 ? ArticleQuery.Everything : new(parser.ReadWhole()));
        }
        catch (Refusal refusal)
        {
            return new QueryReading.Refused(refusal.Problem);
        }
    }

    private QueryToken Next => tokens[at];

    private QueryNode ReadWhole()
    {
        var node = ReadAny();
        return Next.Kind is QueryTokenKind.End ? node : throw Problem(Next, "There is no opening parenthesis for this one: take it away, or put a ( before.");
    }

    private QueryNode ReadAny()
    {
        var nodes = new List<QueryNode> { ReadAll() };
        while (Next.Kind is QueryTokenKind.Or)
        {
            at++;
            nodes.Add(ReadAll());
        }

        return QueryNode.AnyOf(nodes);
    }

    private QueryNode ReadAll()
    {
        var nodes = new List<QueryNode>();
        while (Next.Kind is not (QueryTokenKind.Or or QueryTokenKind.Close or QueryTokenKind.End))
        {
            // "and" is what standing side by side means anyway; only in capitals, for the word itself is in no hurry to be found.
            if (Next is { Kind: QueryTokenKind.Word, Text: "AND" })
                at++;
            else
                nodes.Add(ReadTerm());
        }

        return nodes.Count > 0 ? QueryNode.AllOf(nodes) : throw Nothing();
    }

    private Refusal Nothing() => Next.Kind switch
    {
        QueryTokenKind.Or => Problem(Next, "Something to search for is missing before this \"or\"; to search for the word itself, write it in quotes."),
        QueryTokenKind.Close => Problem(Next, "There is nothing between the parentheses: write what to search for."),
        _ when at > 0 && tokens[at - 1].Kind is QueryTokenKind.Open => Problem(tokens[at - 1], "This parenthesis is not closed: put a ) where it ends."),
        _ => Problem(at > 0 ? tokens[at - 1] : Next, "Something to search for is missing after this; to search for the word itself, write it in quotes."),
    };

    private QueryNode ReadTerm()
    {
        if (++conditions > MaxConditions)
            throw Problem(Next, $"A search can have {MaxConditions} conditions: take this one and what follows away.");
        var token = tokens[at++];
        return token.Kind switch
        {
            QueryTokenKind.Minus => ReadExcept(token),
            QueryTokenKind.Word when token.Text == "NOT" => ReadExcept(token),
            QueryTokenKind.Open => ReadGroup(token),
            QueryTokenKind.Quoted => ReadPhrase(token),
            QueryTokenKind.Field => FieldReader.Read(token, TakeValues(token)),
            QueryTokenKind.Comma => throw Problem(token, "A comma has no meaning here: take it away."),
            _ => ReadWord(token),
        };
    }

    private QueryNode ReadExcept(QueryToken minus)
    {
        if (Next.Kind is QueryTokenKind.End or QueryTokenKind.Close or QueryTokenKind.Or)
            throw Problem(minus, "Nothing follows this: write the word to leave out right after it.");
        return Nested(minus, () => QueryNode.Except(ReadTerm()));
    }

    private QueryNode ReadGroup(QueryToken open) => Nested(open, () =>
    {
        var node = ReadAny();
        if (Next.Kind is not QueryTokenKind.Close)
            throw Problem(open, "This parenthesis is not closed: put a ) where it ends.");
        at++;
        return node;
    });

    private QueryNode Nested(QueryToken token, Func<QueryNode> read)
    {
        if (++depth > MaxDepth)
            throw Problem(token, "The parentheses are nested too deep to follow: say it more simply.");
        var node = read();
        depth--;
        return node;
    }

    private static QueryNode.Phrase ReadPhrase(QueryToken token)
    {
        if (!token.Text.Any(char.IsLetterOrDigit))
            throw Problem(token, "There is no word between these quotes: write one, or take them away.");
        if (QueryWords.AsksForStart(token.Text))
            throw Problem(token, "A star finds nothing within quotes: write the word without them, cluster muni*, or take the star away.");
        return new(QueryWords.Squeeze(token.Text)) { At = token.At };
    }

    private static QueryNode.Word ReadWord(QueryToken token)
    {
        var isStart = token.Text.EndsWith('*');
        var text = isStart ? token.Text.TrimEnd('*') : token.Text;
        if (!text.Any(char.IsLetterOrDigit))
            throw Problem(token, $"\"{token.Text}\" has no letter and no digit to search for: take it away.");
        if (text.Contains('*', StringComparison.Ordinal))
            throw Problem(token, "A star can stand at the end of a word only: min* finds mine, mines and minefield.");
        return new(text, isStart) { At = token.At };
    }

    /// <summary>What stands behind a field's colon without a space.</summary>
    private List<QueryToken> TakeValues(QueryToken field)
    {
        var values = new List<QueryToken>();
        var end = field.At.End;
        while (Next.Kind is QueryTokenKind.Word or QueryTokenKind.Quoted or QueryTokenKind.Comma && Next.At.Start == end)
        {
            end = Next.At.End;
            values.Add(tokens[at++]);
        }

        return values;
    }

    internal static Refusal Problem(QueryToken token, string sentence) => new(new(token.At, sentence));

    private static QueryReading.Refused Refuse(QuerySpan at, string sentence) => new(new QueryProblem(at, sentence));

    /// <summary>Carries the first problem out of the descent; it never leaves <see cref="Read"/>.</summary>
    internal sealed class Refusal(QueryProblem problem) : Exception(problem.Sentence)
    {
        public QueryProblem Problem { get; } = problem;
    }
}
