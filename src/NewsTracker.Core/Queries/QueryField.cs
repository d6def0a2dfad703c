using System.Collections.Frozen;
using System.Diagnostics;

namespace NewsTracker.Core.Queries;

/// <summary>What a query can ask for by name.</summary>
public enum QueryField
{
    /// <summary>A state the article is about: by a code or a name.</summary>
    Country,

    /// <summary>A state the article names.</summary>
    Mentions,
    Topic,
    Stance,
    Tag,
    Source,
    Lang,
    Author,
    Headline,

    /// <summary>The report it carries, by the number of its story.</summary>
    Story,
    State,
    Has,

    /// <summary>Whether the one who asks has read it.</summary>
    Is,

    /// <summary>Whose work it is.</summary>
    For,
    Published,
    Added,
}

/// <summary>How fields are written: <c>country:</c>.</summary>
public static class QueryFields
{
    private static readonly FrozenDictionary<string, QueryField> Names =
        Enum.GetValues<QueryField>().ToFrozenDictionary(field => field.ToKey(), field => field, StringComparer.OrdinalIgnoreCase);

    public static string ToKey(this QueryField field) => field.ToString().ToLowerInvariant();

    public static bool TryParse(string name, out QueryField field) => Names.TryGetValue(name, out field);

    public static bool IsDate(this QueryField field) => field is QueryField.Published or QueryField.Added;

    /// <summary>What completion and help say of the field.</summary>
    public static string Describe(this QueryField field) => field switch
    {
        QueryField.Country => "a state the article is about: country:LTU",
        QueryField.Mentions => "a state the article names: mentions:Latvia",
        QueryField.Topic => "a topic of its positions, recorded or suggested: topic:production",
        QueryField.Stance => "a stance of its positions, recorded or suggested: stance:intends",
        QueryField.Tag => "a tag, or a tag below it: tag:parliament-vote",
        QueryField.Source => "the publisher: source:\"Baltic Times\"",
        QueryField.Lang => "the language: lang:fi",
        QueryField.Author => "a name in the byline, of a person or a desk: author:kask",
        QueryField.Headline => "a word of the headline: headline:mines",
        QueryField.Story => "the report it carries, with all copies: story:12",
        QueryField.State => "where its triage stands: state:new",
        QueryField.Has => "what is recorded with it (author: a person in the byline): has:position",
        QueryField.Is => "whether you have read it: is:unread",
        QueryField.For => "whose work it is: for:me, for:nobody",
        QueryField.Published => "when it was published, days in UTC: published:2025-06..2025-07",
        QueryField.Added => "when it came in, days in UTC: added:<2d",
        _ => throw new UnreachableException(),
    };
}
