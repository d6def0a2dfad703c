using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <summary>A query as the database understands it: a condition on a row <c>s</c> of <c>article_search</c>, made of fixed text, with everything that came from outside in parameters.</summary>
/// <param name="Sql">Always a whole boolean expression.</param>
/// <param name="Words">The words to rank by and to mark in snippets; absent where the query has none.</param>
/// <param name="UsesIndex">Whether anything narrows the search but dates: then the index of words is worth reading.</param>
public sealed partial record SearchCondition(string Sql, IReadOnlyList<SearchParameter> Parameters, AskedWords? Words, bool UsesIndex)
{
    /// <summary>What every row fulfils: that nothing is asked.</summary>
    internal const string Always = "true";

    public static SearchCondition Everything { get; } = new(Always, [], null, UsesIndex: false);

    /// <summary>What of <see cref="Sql"/> every match fulfils and ix_article_search_dated_at_article_id answers: the dates of publication.</summary>
    public string Dates { get; init; } = Always;

    /// <summary>What of <see cref="Dates"/> says from when on.</summary>
    public string Since { get; init; } = Always;

    /// <summary><see cref="Dates"/>, for no index to answer.</summary>
    public string Instants { get; init; } = Always;

    /// <summary><see cref="Dates"/>, for the index of words to answer by <see cref="SearchDays"/>. The planner takes days and dates for independent: it is not to be asked with it what it expects.</summary>
    public string ByDays { get; init; } = Always;

    /// <summary>What of <see cref="Light"/> is not <see cref="Dates"/>: whole, as each of these, so that it can stand beside "and".</summary>
    public string Undated { get; init; } = Always;

    /// <summary>The rows that a walk by date passes: what of <see cref="Sql"/> every match fulfils and one of the indexes in the order of dates answers. <see cref="Dates"/>, and with them one source or that there are tags.</summary>
    public string Along { get; init; } = Always;

    /// <summary>The index that a walk goes along.</summary>
    public string AlongIndex { get; init; } = ArticleSearchConfiguration.DatesIndex;

    /// <summary>Whether that index holds all that is asked, so that no row is read.</summary>
    public bool IsWithinIndex { get; init; }

    /// <summary>What of <see cref="Sql"/> every match fulfils without a look at its words.</summary>
    public string Light { get; init; } = Always;

    /// <summary>What of <see cref="Sql"/> is asked of words.</summary>
    public string OfWords { get; init; } = Always;

    /// <summary>Whether words have to be unpacked to see whether a row answers.</summary>
    public bool AsksWords => OfWords != Always;

    /// <summary>What every match fulfils of <see cref="OfWords"/> and the index of words answers by itself: that the words of a phrase occur, wherever. Null where that is all that is asked, or where it cannot be told.</summary>
    public string? Loosely { get; init; }

    /// <summary>How many lists of ix_article_search_words are put together to find what answers; none where it does not help.</summary>
    public int Lists { get; init; }

    /// <summary>Where nothing else is asked than that one of some words occurs: how many those are.</summary>
    public int Readings { get; init; }

    /// <summary>Whether it is asked what somebody has not read, or was given to nobody: where those who work keep up, the newest are mostly passed by.</summary>
    public bool AsksRest { get; init; }

    /// <summary>What is asked of positions.</summary>
    internal ClaimsAsked Asked { get; init; } = ClaimsAsked.Nothing;

    public NpgsqlParameter[] ToParameters() => [.. Parameters.Select(parameter => parameter.ToNpgsql())];

    /// <summary>What tells the condition from others, with its values.</summary>
    internal string ToKey() => string.Join('\n', Parameters.Select(parameter => parameter.ToKey()).Prepend(Along).Prepend(Sql));

    /// <summary>The same condition with parameters of other names, for a statement that asks several.</summary>
    internal SearchCondition Numbered(int number)
    {
        string Own(string name) => $"@r{number}_{name[1..]}";
        string Renamed(string sql) => ParameterName().Replace(sql, name => Own(name.Value));
        return this with
        {
            Sql = Renamed(Sql),
            Dates = Renamed(Dates),
            Since = Renamed(Since),
            Instants = Renamed(Instants),
            ByDays = Renamed(ByDays),
            Undated = Renamed(Undated),
            Along = Renamed(Along),
            Light = Renamed(Light),
            OfWords = Renamed(OfWords),
            Loosely = Loosely is null ? null : Renamed(Loosely),
            Parameters = [.. Parameters.Select(parameter => parameter with { Name = Own(parameter.Name) })],
        };
    }

    [GeneratedRegex(@"@q\d+")]
    private static partial Regex ParameterName();
}

/// <summary>A value of a condition. Commands own their parameters, so each asks for new ones.</summary>
public sealed record SearchParameter(string Name, object Value, NpgsqlDbType Type)
{
    public NpgsqlParameter ToNpgsql() => new(Name, Type) { Value = Value };

    internal string ToKey() => Value switch
    {
        Array values => string.Join(',', values.Cast<object>()),
        IFormattable value => value.ToString(Value is DateTimeOffset ? "O" : null, CultureInfo.InvariantCulture),
        _ => $"{Value}",
    };
}

/// <summary>What came of preparing a query for the database.</summary>
public abstract record SearchPreparation
{
    private SearchPreparation()
    {
    }

    /// <param name="Query">The query with names put into their one form: codes of countries, slugs of tags.</param>
    public sealed record Ready(Core.Queries.ArticleQuery Query, SearchCondition Condition) : SearchPreparation;

    public sealed record Refused(Core.Queries.QueryProblem Problem) : SearchPreparation;
}
