using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Benchmarks.Search;

/// <summary>Writes articles with what triggers would write beside them, by COPY: tags, mentions of states, the row of search, and which are copies.</summary>
internal sealed class LoadWriter(NpgsqlConnection connection, LoadNumbers numbers)
{
    private readonly LoadWords words = new(connection);

    /// <summary>All of them or none.</summary>
    /// <exception cref="InvalidOperationException">A row of search is not what the database itself would have written.</exception>
    public async Task WriteAsync(IReadOnlyList<LoadedArticle> articles, CancellationToken cancellationToken)
    {
        await words.LearnAsync(articles, cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await CopyArticlesAsync(articles, cancellationToken);
        await CopyTagsAsync(articles, cancellationToken);
        await CopyMentionsAsync(articles, cancellationToken);
        await CopySearchRowsAsync(articles, cancellationToken);
        await new LoadStories(connection).CopyAsync(articles, cancellationToken);
        await new LoadCheck(connection).CheckAsync(articles[0].Number, articles[^1].Number, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task CopyArticlesAsync(IReadOnlyList<LoadedArticle> articles, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            copy articles (id, url, source_id, origin, dated_at, first_seen_at, last_changed_at, revision_count, headline, authors, credited_organisations, published_at, published_offset, published_precision,
              language, keywords, body_text, body_html, mentioned_countries, acting_countries) from stdin (format binary)
            """,
            cancellationToken);
        foreach (var article in articles)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync((long)article.Number, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(article.Url, NpgsqlDbType.Varchar, cancellationToken);
            await copy.WriteAsync(article.Source, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync("Feed", NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(article.DatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(article.SeenAt, NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(article.SeenAt, NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(1, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(article.Headline, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(new[] { article.Author }, NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(Array.Empty<string>(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(article.DatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(TimeSpan.Zero, NpgsqlDbType.Interval, cancellationToken);
            await copy.WriteAsync("Minute", NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(article.Language, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(Array.Empty<string>(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(article.Body, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync($"<p>{article.Body.Replace("\n\n", "</p><p>", StringComparison.Ordinal)}</p>", NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(article.Countries.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(article.Acting.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private async Task CopyTagsAsync(IReadOnlyList<LoadedArticle> articles, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy article_tags (article_id, tag_id, at, by_name) from stdin (format binary)", cancellationToken);
        foreach (var (article, tag) in articles.SelectMany(article => article.TagsOf(numbers.Tags).Select(tag => (article, tag))))
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync((long)article.Number, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(tag, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(article.SeenAt, NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync("load", NpgsqlDbType.Varchar, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private async Task CopyMentionsAsync(IReadOnlyList<LoadedArticle> articles, CancellationToken cancellationToken)
    {
        await using var copy = await connection.BeginBinaryImportAsync("copy article_mentions (country_code, day, article_id) from stdin (format binary)", cancellationToken);
        foreach (var (article, country) in articles.SelectMany(article => article.Countries.Select(country => (article, country))))
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(country, NpgsqlDbType.Char, cancellationToken);
            await copy.WriteAsync(DateOnly.FromDateTime(article.DatedAt.UtcDateTime), NpgsqlDbType.Date, cancellationToken);
            await copy.WriteAsync((long)article.Number, NpgsqlDbType.Bigint, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private async Task CopySearchRowsAsync(IReadOnlyList<LoadedArticle> articles, CancellationToken cancellationToken)
    {
        var buckets = await LoadNumbers.BucketsAsync(connection, articles, cancellationToken);
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy article_search (article_id, dated_at, added_at, source_id, bucket, language, country_ids, mention_ids, claim_ids, tag_ids, records, state, tsv) from stdin (format binary)", cancellationToken);
        foreach (var (article, bucket) in articles.Zip(buckets))
        {
            long[] tags = [.. article.TagsOf(numbers.Tags)];
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync((long)article.Number, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(article.DatedAt, NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(article.SeenAt, NpgsqlDbType.TimestampTz, cancellationToken);
            await copy.WriteAsync(article.Source, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(bucket, NpgsqlDbType.Smallint, cancellationToken);
            await copy.WriteAsync(article.Language, NpgsqlDbType.Text, cancellationToken);
            await copy.WriteAsync(numbers.Of(article.Acting), NpgsqlDbType.Array | NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(numbers.Of(article.Countries), NpgsqlDbType.Array | NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(Array.Empty<int>(), NpgsqlDbType.Array | NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(tags, NpgsqlDbType.Array | NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(LoadNumbers.RecordsOf(tags), NpgsqlDbType.Array | NpgsqlDbType.Smallint, cancellationToken);
            await copy.WriteAsync((short)0, NpgsqlDbType.Smallint, cancellationToken);

            // Bytes as they are: the server reads them as a tsvector.
            await copy.WriteAsync(words.Write(article), NpgsqlDbType.Bytea, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }
}
