using NewsTracker.Core.Queries;

namespace NewsTracker.Data.Search;

/// <summary>What was seen of the rows that answer, as it was counted.</summary>
/// <param name="Total">How many were seen.</param>
/// <param name="Told">How many of them were told apart.</param>
internal sealed record FacetsSeen(long Total, long Told, IReadOnlyDictionary<QueryField, IReadOnlyList<FacetCount>> Values, IReadOnlyList<MonthCount> Months)
{
    /// <summary>What was told apart stands for so many.</summary>
    public SearchFacets ScaledTo(long total, bool isAbout)
    {
        long Scale(long count) => Told == 0 ? 0 : (long)Math.Round((double)count * total / Told);
        return new(
            total,
            isAbout,
            Values.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<FacetCount>)[.. pair.Value.Select(facet => facet with { Count = Scale(facet.Count) })]),
            [.. Months.Select(month => month with { Count = Scale(month.Count) })])
        {
            AreAbout = isAbout || Told < total,
        };
    }
}
