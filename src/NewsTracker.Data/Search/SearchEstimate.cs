using System.Text.Json;

namespace NewsTracker.Data.Search;

/// <summary>What the planner expects of a search, and which way to the newest matches is the shortest by it. Costs are counted in matches gathered, each a microsecond or so, as measured on a million articles.</summary>
/// <param name="Matches">Rows that answer.</param>
/// <param name="Dated">Rows within the dates of the search.</param>
/// <param name="All">Rows of the archive.</param>
/// <param name="Lists">How many lists of the index of words are put together: see <see cref="SearchCondition.Lists"/>.</param>
public readonly record struct SearchEstimate(long Matches, long Dated, long All, int Lists)
{
    /// <summary>A row that is walked by is read, and most often its words are unpacked.</summary>
    private const double WalkedBy = 5;

    /// <summary>One that is not even read: the index tells all.</summary>
    private const double WalkedByInIndex = 0.3;

    /// <summary>A place in a list of the index of words that is taken as it is.</summary>
    private const double Taken = 0.07;

    /// <summary>A place that is in several lists: they are compared.</summary>
    private const double Compared = 0.5;

    /// <summary>A place in the index of dates, to fill the window.</summary>
    private const double Reached = 0.1;

    /// <summary>One more statement.</summary>
    private const double Asked = 300;

    /// <summary>How many times as far as expected a walk goes: it ends where the page is full.</summary>
    private const int Ample = 4;

    /// <summary>How many times as far a window reaches: all of it is read.</summary>
    private const int AmpleOfWindow = 2;

    private const long Shortest = 1_000;

    // The index of words knows no dates: it is read for all matches, of whatever date.
    private double Reading => Lists == 0 ? 0 : (double)Matches * All / Math.Max(Dated, 1) * (Lists == 1 ? Taken : Compared);

    /// <summary>Rows that a walk can pass: those within the dates, or of them what <see cref="SearchCondition.Along"/> leaves.</summary>
    public long Along { get; init; } = Dated;

    /// <summary>See <see cref="SearchCondition.IsWithinIndex"/>.</summary>
    public bool IsWithinIndex { get; init; }

    private double Passing => IsWithinIndex ? WalkedByInIndex : WalkedBy;

    private double Gathering => Reading + Matches;

    /// <summary>Asks the planner, which knows by its statistics and takes no look at the rows.</summary>
    public static async Task<SearchEstimate> ReadAsync(NewsTrackerDbContext db, SearchCondition condition, CancellationToken cancellationToken)
    {
        await using var connection = await SearchConnection.OpenAsync(db, cancellationToken);
        await using var batch = connection.Batch(
            ($"explain (format json) select from article_search s where {condition.Sql}", condition.ToParameters()),
            ($"explain (format json) select from article_search s where {condition.Dates}", condition.ToParameters()),
            ($"explain (format json) select from article_search s where {condition.Along}", condition.ToParameters()),
            ("explain (format json) select from article_search", []));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var expected = new List<long>();
        do
        {
            await reader.ReadAsync(cancellationToken);
            using var json = JsonDocument.Parse(reader.GetString(0));
            expected.Add((long)json.RootElement[0].GetProperty("Plan").GetProperty("Plan Rows").GetDouble());
        }
        while (await reader.NextResultAsync(cancellationToken));
        return new(expected[0], expected[1], expected[3], condition.Lists) { Along = expected[2], IsWithinIndex = condition.IsWithinIndex };
    }

    /// <param name="most">How many matches are wanted.</param>
    public SearchPlan PlanFor(int most)
    {
        if (Matches == 0)
            return SearchPlan.Gather;
        var passed = Math.Max(most * Along / Matches, 1);
        var reached = Math.Max(AmpleOfWindow * most * Dated / Matches, Shortest);
        var walk = passed * Passing;
        var window = Lists == 0 ? double.PositiveInfinity : Asked + Reading + (reached * Reached) + (AmpleOfWindow * most);
        return Math.Min(walk, window) >= Gathering ? SearchPlan.Gather
            : walk <= window ? new(SearchPlan.Way.Walk, Math.Min(Math.Max(Ample * passed, Shortest), SearchPlan.LongestWalk))
            : new(SearchPlan.Way.Window, reached);
    }

    /// <summary>Whether going so far is still worth it: less than gathering all would cost.</summary>
    public bool IsWorth(SearchPlan plan) => plan.Depth * (plan.By is SearchPlan.Way.Walk ? Passing : Reached) <= Gathering;
}
