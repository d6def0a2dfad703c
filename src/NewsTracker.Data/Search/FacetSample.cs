using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <summary>Which of the archive's rows are counted, and what one of them stands for.</summary>
/// <param name="From">The rows, as <c>s</c>.</param>
/// <param name="Narrowing">Always a whole boolean expression.</param>
/// <param name="Scale">How many rows one that is seen stands for.</param>
public sealed record FacetSample(string From, string Narrowing, long Scale, IReadOnlyList<SearchParameter> Parameters)
{
    private static readonly SearchParameter Uncapped = new("@cap", long.MaxValue, NpgsqlDbType.Bigint);

    // As many places, whatever the archive has grown to: a thousandth more or less of all is told apart.
    private const int Places = 4_096;

    /// <summary>What lies so many standard deviations above a bound is above it.</summary>
    private const double Surely = 4;

    /// <summary>
    /// One article in so many. Of a phrase, whose place in a text the index does not hold, only the texts of those that are left are unpacked and read: "offset 0" keeps the planner from reading them first.
    /// </summary>
    /// <param name="share">A power of two, from <see cref="ArticleSamples.LeastShare"/>.</param>
    public static FacetSample OneIn(SearchCondition condition, int share)
    {
        var isPart = ArticleSamples.Part(share, "s.");
        var from = condition.Loosely is { } loosely ? $"(select s.* from article_search s where {condition.Light} and {loosely} and {isPart} offset 0) s" : "article_search s";
        return new(from, isPart, share, [Uncapped]);
    }

    /// <param name="narrowing">What every match fulfils, where that helps to find them.</param>
    public static FacetSample All(long most, string narrowing = SearchCondition.Always) => new("article_search s", narrowing, 1, [new("@cap", most, NpgsqlDbType.Bigint)]);

    /// <summary>Articles at even distances of their ids, by pk_article_search; within its distance each stands elsewhere, so that nothing that recurs in the ids is met more often than it should.</summary>
    public static FacetSample Spread(long first, long last)
    {
        var step = ((last - first) / Places) + 1;
        return new(
            "generate_series(0, @places - 1) place join article_search s on s.article_id = @first + place * @step + place * 2654435761 % @step",
            SearchCondition.Always,
            step,
            [new("@places", ((last - first) / step) + 1, NpgsqlDbType.Bigint), new("@first", first, NpgsqlDbType.Bigint), new("@step", step, NpgsqlDbType.Bigint), Uncapped]);
    }

    /// <summary>Whether all that answer are surely more than a bound, where so many were seen.</summary>
    public bool IsMoreThan(long bound, long seen) => (seen - (Surely * Math.Sqrt(seen))) * Scale > bound;

    public IEnumerable<NpgsqlParameter> ToParameters() => Parameters.Select(parameter => parameter.ToNpgsql());
}
