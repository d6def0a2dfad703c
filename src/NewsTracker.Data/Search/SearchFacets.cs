using NewsTracker.Core.Queries;

namespace NewsTracker.Data.Search;

/// <summary>How many articles answer, and how they fall apart.</summary>
/// <param name="IsAbout">The total is that of a sample, scaled up: exact counting stops at <see cref="SearchCounting.CountedAtMost"/>.</param>
public sealed record SearchFacets(long Total, bool IsAbout, IReadOnlyDictionary<QueryField, IReadOnlyList<FacetCount>> Values, IReadOnlyList<MonthCount> Months)
{
    /// <summary>Of countries, tags, sources and languages so many are shown. One more is read where there is one.</summary>
    public const int ValuesShown = 15;

    /// <summary>Values and months are those of a part of the matches or of a sample, scaled up, as they are of more than <see cref="SearchCounting.DividedAtMost"/>. What all matches have is exact where the total is.</summary>
    public bool AreAbout { get; init; }
}

/// <summary>A value as the query would say it, where the database knows it; a number of a country, tag or source elsewhere.</summary>
public sealed record FacetCount(string Value, long Count);

public sealed record MonthCount(int Year, int Month, long Count);
