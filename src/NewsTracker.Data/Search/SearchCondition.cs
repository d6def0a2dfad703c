using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <summary>A query as the database understands it: a condition on a row <c>s</c> of <c>article_search</c>, made of fixed text, with everything that came from outside in parameters.</summary>
/// <param name="Sql">Always a whole boolean expression.</param>
/// <param name="Words">The words to rank by and to mark in snippets, as tsquery text; absent where the query has none.</param>
/// <param name="UsesIndex">Whether anything narrows the search but dates: then the index of words is worth reading.</param>
public sealed partial record SearchCondition(string Sql, IReadOnlyList<SearchParameter> Parameters, string? Words, bool UsesIndex)
{
    public static SearchCondition Everything { get; } = new("true", [], null, UsesIndex: false);

    public NpgsqlParameter[] ToParameters() => [.. Parameters.Select(parameter => parameter.ToNpgsql())];

    /// <summary>The same condition with parameters of other names, for a statement that asks several.</summary>
    internal SearchCondition Numbered(int number)
    {
        string Own(string name) => $"@r{number}_{name[1..]}";
        return this with { Sql = ParameterName().Replace(Sql, name => Own(name.Value)), Parameters = [.. Parameters.Select(parameter => parameter with { Name = Own(parameter.Name) })] };
    }

    [GeneratedRegex(@"@q\d+")]
    private static partial Regex ParameterName();
}

/// <summary>A value of a condition. Commands own their parameters, so each asks for new ones.</summary>
public sealed record SearchParameter(string Name, object Value, NpgsqlDbType Type)
{
    public NpgsqlParameter ToNpgsql() => new(Name, Type) { Value = Value };
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
