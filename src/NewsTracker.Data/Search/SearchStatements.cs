using NewsTracker.Data.Articles;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Data.Search;

/// <summary>The statements that give the places next to one, each with <c>dated_at</c> and <c>article_id</c>. Fixed text throughout: what was asked for is in parameters.</summary>
internal sealed class SearchStatements(SearchCondition condition, ArticleCursor? place, bool isNewer)
{
    private readonly string order = isNewer ? "dated_at, article_id" : "dated_at desc, article_id desc";

    private readonly string beyond = place is null ? SearchCondition.Always : $"(s.dated_at, s.article_id) {(isNewer ? '>' : '<')} (@place_at, @place_id)";

    /// <summary>Where nothing but dates narrows the search; by ix_article_search_dated_at_article_id.</summary>
    public string ByDate => $"select dated_at, article_id from article_search s where {condition.Sql} and {beyond} order by {order} limit @most";

    /// <summary>Row by row, @longest of them at most, by <see cref="SearchCondition.AlongIndex"/>. What was read or given to somebody is passed before words are unpacked: "offset 0" keeps the planner from turning that round.</summary>
    public string Walk => condition.AsksRest
        ? $"""
           select dated_at, article_id from (
             select * from (select * from article_search s where {beyond} and {condition.Along} order by {order} limit @longest) s where {condition.Light} order by {order} offset 0) s
           where {condition.OfWords} order by {order} limit @most
           """
        : $"select dated_at, article_id from (select * from article_search s where {beyond} and {condition.Along} order by {order} limit @longest) s where {condition.Sql} order by {order} limit @most";

    /// <summary>About the place of row @depth by date, from ix_article_search_in_32_dated_at_article_id alone.</summary>
    public string EndOfWindow =>
        $"select dated_at, article_id from article_search s where {beyond} and {condition.Dates} and {ArticleSamples.Dated("s.")} order by {order} offset @depth / {ArticleSamples.DatedShare} limit 1";

    /// <summary>What lies between here and @end: from the newest on by the days of ix_article_search_words, from elsewhere what that index and ix_article_search_dated_at_article_id both name.</summary>
    public string Window => Gathered(place is null && !isNewer
        ? $"{condition.Instants} and {SearchDays.Instant} >= @end and {SearchDays.Of("s.dated_at")} >= {SearchDays.Of("@end")}"
        : $"{condition.Dates} and {beyond} and s.dated_at {(isNewer ? "<=" : ">=")} @end");

    /// <summary>All matches, by ix_article_search_words.</summary>
    /// <param name="byDays">Whether it is read for the days of the search alone.</param>
    public string Gather(bool byDays) => Gathered($"{(byDays ? condition.ByDays : condition.Dates)} and {beyond}");

    /// <summary>Commands own their parameters, so each asks for new ones.</summary>
    public List<NpgsqlParameter> Parameters(int most)
    {
        List<NpgsqlParameter> parameters = [.. condition.ToParameters(), new("@most", NpgsqlDbType.Integer) { Value = most }];
        if (place is { } known)
            parameters.AddRange([new("@place_at", NpgsqlDbType.TimestampTz) { Value = known.DatedAt.ToUniversalTime() }, new("@place_id", NpgsqlDbType.Bigint) { Value = known.Id }]);
        return parameters;
    }

    // Of a phrase, whose place in a text the index does not hold, texts are unpacked one after the other until the page is full: "offset 0" keeps the planner from reading them first.
    private string Gathered(string narrowed) => condition.Loosely is { } loosely
        ? $"""
           select dated_at, article_id from (select s.dated_at, s.article_id, s.language, s.tsv from article_search s where {condition.Undated} and {loosely} and {narrowed} order by {order} offset 0) s
           where {condition.OfWords} order by {order} limit @most
           """
        : $"with found as materialized (select s.dated_at, s.article_id from article_search s where {condition.Undated} and {condition.OfWords} and {narrowed}) select dated_at, article_id from found order by {order} limit @most";
}
