using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Stories;
using NewsTracker.Data;
using NewsTracker.Data.Stories;
using Npgsql;

namespace NewsTracker.Benchmarks.Stories;

/// <summary>The other way to keep the keys, for comparison: a row for each, under a B-tree.</summary>
internal sealed class StoryKeysTable(MadeUpNews news, TextWriter output)
{
    private const int LookUps = 200;

    public async Task MeasureAsync(NewsTrackerDbContext db, StoriesOptions options, Dictionary<string, object> figures, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await StoriesArchive.RunAsync(
            connection,
            "set maintenance_work_mem = '512MB'; create table story_keys as select unnest(keys) as key, article_id from story_members; "
            + "create index ix_story_keys on story_keys (key, article_id); vacuum analyze story_keys",
            cancellationToken);
        var (array, table, write) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < LookUps; i++)
        {
            var item = news.Make((int)((long)options.Articles * i / LookUps), options.Articles);
            var keys = StoryKeys.Of(StoryText.Read(item.Headline, item.Body, item.Day));
            long[] sought = [.. keys.Sought];
            var clock = Stopwatch.StartNew();
            await db.StoryCandidates(0, sought, 16).Select(candidate => candidate.ArticleId).ToListAsync(cancellationToken);
            array.Add(clock.Elapsed.TotalMilliseconds);
            clock.Restart();
            await db.Database.SqlQuery<long>($"""select article_id as "Value" from story_keys where key = any({sought}) group by 1 order by count(*) desc, 1 limit 16""").ToListAsync(cancellationToken);
            table.Add(clock.Elapsed.TotalMilliseconds);
            long[] kept = [.. keys.Kept];
            clock.Restart();
            await db.Database.ExecuteSqlAsync($"insert into story_keys select unnest({kept}), {-1 - i}", cancellationToken);
            write.Add(clock.Elapsed.TotalMilliseconds);
        }

        figures["look-up ms median, array"] = StoriesCommand.Quantile(array, 0.5);
        figures["look-up ms p95, array"] = StoriesCommand.Quantile(array, 0.95);
        figures["look-up ms median, table"] = StoriesCommand.Quantile(table, 0.5);
        figures["look-up ms p95, table"] = StoriesCommand.Quantile(table, 0.95);
        figures["insert ms median, table"] = StoriesCommand.Quantile(write, 0.5);
        figures["keys table MB"] = await db.Database.SqlQuery<long>($"""select pg_relation_size('story_keys') + pg_relation_size('ix_story_keys') as "Value" """).SingleAsync(cancellationToken) / 1e6;
        await output.WriteLineAsync("the table of keys is measured");
    }
}
