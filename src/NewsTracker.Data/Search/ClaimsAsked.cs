using NewsTracker.Core.Positions;
using NewsTracker.Core.Queries;

namespace NewsTracker.Data.Search;

/// <summary>
/// What a query asks of positions: of each condition on countries, topics and stances the numbers that <see cref="SearchCodes.Claim"/> gives its values. A value that is added has to be of one position with a value
/// of each condition on the other two, as <see cref="ConditionWriter"/> asks for it.
/// </summary>
internal sealed record ClaimsAsked(IReadOnlyList<int[]> Countries, IReadOnlyList<int[]> Topics, IReadOnlyList<int[]> Stances)
{
    /// <summary>Past so many ways to put countries, topics and stances together, each is asked for by itself.</summary>
    public const int MostWays = 20;

    private static readonly int[] Open = [0];

    public static ClaimsAsked Nothing { get; } = new([], [], []);

    public static ClaimsAsked By(IReadOnlyList<QueryNode> conditions, SearchNames names)
    {
        IReadOnlyList<int[]> Of(QueryField field, Func<QueryNode.OneOf, IEnumerable<int>> numbers) =>
            [.. conditions.OfType<QueryNode.OneOf>().Where(one => one.Field == field).Select(one => numbers(one).ToArray())];
        return new(
            Of(QueryField.Country, one => names.CountriesOf(one).Select(id => SearchCodes.Claim(id, null, null))),
            Of(QueryField.Topic, one => one.Values.Select(value => SearchCodes.Claim(null, CodebookKeys.ParseTopic(value.Text), null))),
            Of(QueryField.Stance, one => one.Values.Select(value => SearchCodes.Claim(null, null, CodebookKeys.ParseStance(value.Text)))));
    }

    /// <summary>Whether a country that is added has to be one of which something certain is said; else it is enough that the article is about it.</summary>
    public bool IsSaid => WaysBeside(QueryField.Country) is not [[0]];

    /// <summary>With what a value of a field has to stand in one position: once with one of each of these, which are claims that leave the field open.</summary>
    public IReadOnlyList<int[]> WaysBeside(QueryField field)
    {
        var (one, other) = field switch
        {
            QueryField.Country => (Topics, Stances),
            QueryField.Topic => (Countries, Stances),
            _ => (Countries, Topics),
        };
        var own = 1 + (field switch { QueryField.Country => Countries, QueryField.Topic => Topics, _ => Stances }).Count;
        return own * Math.Max(one.Count, 1) * Math.Max(other.Count, 1) > MostWays
            ? [Open]
            : [.. from a in one.DefaultIfEmpty(Open) from b in other.DefaultIfEmpty(Open) select (from x in a from y in b select x + y).ToArray()];
    }
}
