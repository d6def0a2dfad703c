using Npgsql;

namespace NewsTracker.Benchmarks.Search;

/// <summary>Holds rows of search that were put together outside the database against what it would have written itself.</summary>
internal sealed class LoadCheck(NpgsqlConnection connection)
{
    /// <summary>One row in so many is made anew.</summary>
    private const int Sampled = 500;

    // The same expressions as article_search_write.
    private const string Different =
        """
        select s.article_id from article_search s join articles a on a.id = s.article_id
        join article_marks(array(select generate_series($1::bigint, $2::bigint, $3::bigint))) m on m.article_id = a.id
        where (s.dated_at, s.added_at, s.source_id, s.bucket, s.language, s.country_ids, s.mention_ids, s.claim_ids, s.tag_ids, s.records, s.state, s.tsv) is distinct from
          (a.dated_at, a.first_seen_at, a.source_id, article_bucket(a.id), nullif(split_part(lower(a.language), '-', 1), ''), m.country_ids, m.mention_ids, m.claim_ids, m.tag_ids, m.records, m.state,
            article_tsv(a.language, a.headline, a.lede, a.body_text, a.authors, a.credited_organisations))
        order by 1 limit 1
        """;

    /// <exception cref="InvalidOperationException">A row differs.</exception>
    public async Task CheckAsync(long first, long last, CancellationToken cancellationToken, int every = Sampled)
    {
        await using var command = new NpgsqlCommand(Different, connection) { Parameters = { new() { Value = first }, new() { Value = last }, new() { Value = (long)every } } };
        if (await command.ExecuteScalarAsync(cancellationToken) is long article)
            throw new InvalidOperationException($"The search row of article {article} is not what article_search_write would have written. If what it writes has changed, change LoadWriter and LoadWords as well.");
    }
}
