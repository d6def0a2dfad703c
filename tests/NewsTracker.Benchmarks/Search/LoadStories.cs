using NewsTracker.Core.Stories;
using Npgsql;
using NpgsqlTypes;

namespace NewsTracker.Benchmarks.Search;

/// <summary>Writes which articles are copies of a report, by COPY. Every article has its row, as in an archive that was compared, but without keys: nothing is placed here (the verb <c>stories</c> measures that).</summary>
internal sealed class LoadStories(NpgsqlConnection connection)
{
    /// <exception cref="InvalidOperationException">Articles were loaded before copies were: pages that show them would be measured without any.</exception>
    public static async Task RefuseWithoutAsync(NpgsqlDataSource database, int articles, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand("select exists (select from articles a where a.id <= $1 and not exists (select from story_members m where m.article_id = a.id))");
        command.Parameters.Add(new NpgsqlParameter { Value = (long)articles });
        if (await command.ExecuteScalarAsync(cancellationToken) is true)
            throw new InvalidOperationException("An older version loaded articles here without saying which are copies of a report. Load into an empty folder.");
    }

    public async Task CopyAsync(IReadOnlyList<LoadedArticle> articles, CancellationToken cancellationToken)
    {
        await using (var stories = await connection.BeginBinaryImportAsync("copy stories (id, made_at) from stdin (format binary)", cancellationToken))
        {
            foreach (var report in articles.Where(article => article.Story == article.Number))
            {
                await stories.StartRowAsync(cancellationToken);
                await stories.WriteAsync((long)report.Number, NpgsqlDbType.Bigint, cancellationToken);
                await stories.WriteAsync(report.SeenAt, NpgsqlDbType.TimestampTz, cancellationToken);
            }

            await stories.CompleteAsync(cancellationToken);
        }

        await using var members = await connection.BeginBinaryImportAsync("copy story_members (article_id, story_id, keys, engine_version, is_placed_by_hand) from stdin (format binary)", cancellationToken);
        foreach (var article in articles)
        {
            await members.StartRowAsync(cancellationToken);
            await members.WriteAsync((long)article.Number, NpgsqlDbType.Bigint, cancellationToken);
            if (article.Story is { } story)
                await members.WriteAsync(story, NpgsqlDbType.Bigint, cancellationToken);
            else
                await members.WriteNullAsync(cancellationToken);
            await members.WriteAsync(Array.Empty<long>(), NpgsqlDbType.Array | NpgsqlDbType.Bigint, cancellationToken);
            await members.WriteAsync(StoryComparer.EngineVersion, NpgsqlDbType.Integer, cancellationToken);
            await members.WriteAsync(false, NpgsqlDbType.Boolean, cancellationToken);
        }

        await members.CompleteAsync(cancellationToken);
    }
}
