using System.Numerics;

namespace NewsTracker.Data.Search;

/// <summary>
/// Counts matches and facets: both exactly where few answer, then the matches exactly and the facets of a part of them, and of very many both on an unbiased sample. Uses ix_article_search_words for what is exact,
/// ix_article_search_in_16, _64, _256 and _1024 for samples, and pk_article_search where nothing but dates narrows the search.
/// </summary>
public sealed class SearchCounting(NewsTrackerDbContext db, SearchMemory memory)
{
    public const int CountedAtMost = 10_000;

    /// <summary>So many are told apart one by one: it takes three times as long as to count them.</summary>
    public const int DividedAtMost = 1_000;

    // Of so many articles even a value in fifty is told from its neighbours.
    private const int SpreadThatTells = 1_000;

    /// <summary>What is seen of a sample is so much, and less than twice of it.</summary>
    private const int SampleThatTells = 600;

    /// <summary>Of so many a sample shows enough, and it costs less to read that than to set a part of the matches aside as they are counted.</summary>
    private const int SampledFrom = SampleThatTells * ArticleSamples.LeastShare * 2 / 3;

    private const int MostShare = 1 << 14;

    // Each of a phrase has to be unpacked.
    private const int PhrasesThatTell = 400;

    private const int LeastThatTells = 150;

    private readonly FacetReading reading = new(db);

    public async Task<SearchFacets> CountAsync(SearchCondition condition, CancellationToken cancellationToken)
    {
        if (!condition.UsesIndex && await SpreadAsync(cancellationToken) is { } spread)
        {
            var places = await reading.ReadAsync(condition, spread, SearchCodes.Buckets, cancellationToken);
            if (places.Total >= SpreadThatTells && spread.IsMoreThan(CountedAtMost, places.Total))
                return places.ScaledTo(places.Total * spread.Scale, isAbout: true);
        }

        // Where the planner expects few, no sample is looked at first.
        var estimate = await memory.EstimateAsync(db, condition, cancellationToken);
        var (expected, byDays) = (estimate.Matches, estimate.NarrowsByDays ? condition.ByDays : SearchCondition.Always);
        if (expected < SampledFrom && await CountedAsync(condition, byDays, expected <= estimate.Guess ? DividedAtMost : expected, cancellationToken) is { } few)
            return few;
        var (sample, seen) = await SampledAsync(condition, expected, estimate.All / Math.Max(estimate.Dated, 1), cancellationToken);
        var scaled = seen.Total * sample.Scale;
        if (sample.IsMoreThan(CountedAtMost, seen.Total) || expected < SampledFrom)
            return seen.ScaledTo(Math.Max(scaled, CountedAtMost + 1), isAbout: true);
        if (seen.Total < LeastThatTells)
            return await CountedAsync(condition, byDays, scaled, cancellationToken) ?? seen.ScaledTo(Math.Max(scaled, CountedAtMost + 1), isAbout: true);
        var total = await TotalAsync(condition, byDays, CountedAtMost + 1, cancellationToken);
        return total > CountedAtMost ? seen.ScaledTo(Math.Max(total, scaled), isAbout: true) : seen.ScaledTo(total, isAbout: false);
    }

    /// <summary>All that answer, of which a part is told apart where they are many; a larger part where there are far fewer than was expected.</summary>
    /// <returns>Null where there are more than are counted.</returns>
    private async Task<SearchFacets?> CountedAsync(SearchCondition condition, string byDays, long expected, CancellationToken cancellationToken)
    {
        static int PartsOf(long matches) => matches <= DividedAtMost ? SearchCodes.Buckets : (int)Math.Clamp((SearchCodes.Buckets * (long)SampleThatTells / Math.Max(matches, 1)) + 1, 1, SearchCodes.Buckets);
        var all = FacetSample.All(CountedAtMost + 1, byDays);
        var seen = await reading.ReadAsync(condition, all, PartsOf(expected), cancellationToken);
        if (seen.Told < seen.Total && (seen.Total <= DividedAtMost || seen.Told < SampleThatTells / 2))
            seen = await reading.ReadAsync(condition, all, PartsOf(seen.Total), cancellationToken);
        return seen.Total <= CountedAtMost ? seen.ScaledTo(seen.Total, isAbout: false) : null;
    }

    /// <summary>As many as tell enough, by what is expected; where less is found than that, a larger part by what was found.</summary>
    /// <param name="passed">How many rows of any date are read for one within the dates: the index of words knows none.</param>
    private async Task<(FacetSample Sample, FacetsSeen Seen)> SampledAsync(SearchCondition condition, long expected, long passed, CancellationToken cancellationToken)
    {
        var tells = Math.Max((condition.Loosely is null ? SampleThatTells : PhrasesThatTell) / Math.Sqrt(Math.Max(passed, 1)), LeastThatTells);
        int ShareOf(long matches) => 1 << BitOperations.Log2((ulong)Math.Clamp((long)(matches / tells), ArticleSamples.LeastShare, MostShare));
        async Task<(FacetSample, FacetsSeen)> SeeAsync(int share)
        {
            var part = FacetSample.OneIn(condition, share);
            return (part, await reading.ReadAsync(condition, part, SearchCodes.Buckets, cancellationToken));
        }

        var (sample, seen) = await SeeAsync(ShareOf(expected));
        var better = ShareOf(seen.Total * sample.Scale);
        return seen.Total < tells / 2 && better < sample.Scale ? await SeeAsync(better) : (sample, seen);
    }

    private async Task<long> TotalAsync(SearchCondition condition, string byDays, int most, CancellationToken cancellationToken)
    {
        await using var connection = await SearchConnection.OpenAsync(db, cancellationToken);
        await using var command = connection.Command($"select count(*) from (select from article_search s where ({condition.Sql}) and {byDays} limit {most}) s", condition.ToParameters());
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <returns>Null where so few are there that all can be counted.</returns>
    private async Task<FacetSample?> SpreadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await SearchConnection.OpenAsync(db, cancellationToken);
        await using var command = connection.Command("select coalesce(min(article_id), 0), coalesce(max(article_id), 0) from article_search", []);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var (first, last) = (reader.GetInt64(0), reader.GetInt64(1));
        return last - first < CountedAtMost ? null : FacetSample.Spread(first, last);
    }
}
