using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Queries;

/// <summary>Makes a condition of a field and its values.</summary>
internal static class FieldReader
{
    private const int MaxValues = 50;

    /// <exception cref="QueryParser.Refusal">There is no such field, or it knows no such value.</exception>
    public static QueryNode Read(QueryToken name, IReadOnlyList<QueryToken> tokens)
    {
        if (!QueryFields.TryParse(name.Text, out var field))
            throw QueryParser.Problem(name, UnknownField(name.Text));
        if (field.IsDate())
            return ReadDates(field, name, tokens);
        var values = new List<QueryValue>();
        var wantsValue = true;
        foreach (var token in tokens)
        {
            if (token.Kind is QueryTokenKind.Comma == wantsValue)
                throw QueryParser.Problem(token, wantsValue ? "A value is missing before this comma: write one, or take the comma away." : "Put a comma between two values.");
            if (!wantsValue)
                wantsValue = true;
            else
            {
                values.Add(ReadValue(field, token));
                wantsValue = false;
            }
        }

        if (wantsValue)
            throw QueryParser.Problem(tokens.Count > 0 ? tokens[^1] : name, $"A value is missing after this: write {field.Describe()}.");
        if (values.Count > MaxValues)
            throw QueryParser.Problem(tokens[^1], $"A field can have {MaxValues} values: leave some out.");
        return new QueryNode.OneOf(field, new QueryValues(values.Distinct()));
    }

    private static QueryNode.Dated ReadDates(QueryField field, QueryToken name, IReadOnlyList<QueryToken> tokens)
    {
        var at = tokens.Count > 0 ? tokens[0].At.To(tokens[^1].At) : name.At;
        var (span, problem) = DateSpanReader.Read(string.Concat(tokens.Select(token => token.Text)));
        return span is not null ? new(field, span) : throw new QueryParser.Refusal(new(at, problem!));
    }

    private static QueryValue ReadValue(QueryField field, QueryToken token)
    {
        var text = QueryWords.Squeeze(token.Text);
        if (!text.Any(char.IsLetterOrDigit))
            throw QueryParser.Problem(token, $"\"{token.Text}\" has no letter and no digit: write {field.Describe()}.");
        if (field is QueryField.Headline or QueryField.Author && QueryWords.AsksForStart(text) && QueryWords.StartOf(text) is null)
            throw QueryParser.Problem(token, $"A star can stand at the end of one word only: {field.ToKey()}:demin* finds demining and demined.");
        if (QueryTerms.Of(field) is { } known)
        {
            text = NameFolding.Fold(text).Replace(' ', '_');
            if (!known.Contains(text))
                throw QueryParser.Problem(token, $"\"{token.Text}\" is no value of {field.ToKey()}: {(QueryWords.Nearest(text, known) is { } near ? $"did you mean {near}?" : $"write {QueryWords.List(known)}.")}");
        }

        if (field is QueryField.Lang)
            text = ReadLanguage(token, NameFolding.Fold(text)) is var code && LanguageCodes.Wholes.TryGetValue(code, out var whole) ? whole : code;
        return new(text, token.At);
    }

    /// <summary>A code of two letters is taken as it is: whether the archive has such a language is asked of the archive.</summary>
    private static string ReadLanguage(QueryToken token, string text)
    {
        var isCode = text.Length is 2 or 3 && text.All(char.IsAsciiLetterLower);
        return isCode && text.Length == 2 ? text : LanguageCodes.Find(text) switch
        {
            { } code when isCode => code,
            { } code => throw QueryParser.Problem(token, $"\"{token.Text}\" is a language by its name: write its code, {code}."),
            null => throw QueryParser.Problem(token, $"\"{token.Text}\" is no language: write its code of two letters, such as en, lt or fi."),
        };
    }

    private static string UnknownField(string name)
    {
        var fields = Enum.GetValues<QueryField>().Select(field => field.ToKey()).ToList();
        var near = QueryWords.Likely(NameFolding.Fold(name), fields);
        return near is not null
            ? $"There is no field \"{name}\": did you mean {near}:? To search for the text itself, write it in quotes."
            : $"There is no field \"{name}\": write one of {QueryWords.List(fields)}, or put the text in quotes.";
    }
}
