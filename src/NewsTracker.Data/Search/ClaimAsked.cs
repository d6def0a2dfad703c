using NewsTracker.Core.Positions;
using NewsTracker.Core.Queries;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <summary>The parts of a position of which a query asks for one value each, in the numbers of <see cref="SearchCodes.Claim"/>; 0 where none or several are asked for. A value that is added to the query has to be of the same position.</summary>
internal readonly record struct ClaimAsked(int Country, int Topic, int Stance)
{
    public static ClaimAsked By(IReadOnlyList<QueryNode> conditions, SearchNames names)
    {
        int Single(QueryField field, Func<QueryNode.OneOf, int> number) =>
            conditions.OfType<QueryNode.OneOf>().Where(one => one.Field == field).ToList() is [{ Values.Count: 1 } one] ? number(one) : 0;
        return new(
            Single(QueryField.Country, one => names.CountriesOf(one)[0]),
            Single(QueryField.Topic, one => (int)CodebookKeys.ParseTopic(one.Values[0].Text)),
            Single(QueryField.Stance, one => (int)CodebookKeys.ParseStance(one.Values[0].Text)));
    }

    public IEnumerable<NpgsqlParameter> ToParameters() =>
        new[] { ("@country", Country), ("@topic", Topic), ("@stance", Stance) }.Select(part => new NpgsqlParameter(part.Item1, NpgsqlDbType.Integer) { Value = part.Item2 });
}
