using NewsTracker.Core.Queries;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <summary>Counts, of the rows <c>found</c>, with which values of a field the query would still find them: as many as the link beside the value leads to.</summary>
/// <param name="Name">Of the statement's parameters.</param>
/// <param name="Value">The field's part of a claim <c>v</c> (<see cref="SearchCodes.Claim"/>).</param>
/// <param name="Rest">The claim with that part left open.</param>
internal sealed record ClaimCounting(QueryField Field, string Name, string Value, string Rest, IReadOnlyList<int[]> Ways)
{
    public static ClaimCounting Of(ClaimsAsked asked, QueryField field) => field switch
    {
        QueryField.Country => new(field, "countries", "v / 100", "v % 100", asked.WaysBeside(field)),
        QueryField.Topic => new(field, "topics", "v / 10 % 10", "v / 100 * 100 + v % 10", asked.WaysBeside(field)),
        _ => new(field, "stances", "v % 10", "v / 10 * 10", asked.WaysBeside(field)),
    };

    /// <summary>One claim with the value is all that is asked: then claims can be counted without a look at which row has them.</summary>
    public bool IsPlain => Ways is [{ Length: 1 }];

    /// <summary>What a claim fulfils that counts where <see cref="IsPlain"/>.</summary>
    public string Counts => $"{Rest} = @{Name}_rest and {Value} > 0";

    /// <summary>Rows of a value <c>v</c> and its number <c>n</c>; of the claims <c>claims</c> with their numbers where <see cref="IsPlain"/>.</summary>
    public string Sql => IsPlain
        ? $"select {Value} as v, n from claims where {Counts}"
        : $"""
          select c.v, count(*) as n
          from found f cross join lateral (
            select {Value} as v from unnest(f.claim_ids) v join unnest(@{Name}_ways, @{Name}_rests) as asked(way, rest) on asked.rest = {Rest}
            where {Value} > 0 group by 1 having count(distinct asked.way) = @{Name}_all) c
          group by 1
          """;

    public IEnumerable<NpgsqlParameter> ToParameters() => IsPlain
        ? [new($"@{Name}_rest", NpgsqlDbType.Integer) { Value = Ways[0][0] }]
        :
        [
            new($"@{Name}_ways", NpgsqlDbType.Array | NpgsqlDbType.Integer) { Value = Ways.SelectMany((rests, way) => rests.Select(_ => way)).ToArray() },
            new($"@{Name}_rests", NpgsqlDbType.Array | NpgsqlDbType.Integer) { Value = Ways.SelectMany(rests => rests).ToArray() },
            new($"@{Name}_all", NpgsqlDbType.Integer) { Value = Ways.Count },
        ];
}
