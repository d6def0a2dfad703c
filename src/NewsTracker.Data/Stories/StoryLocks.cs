using Microsoft.EntityFrameworkCore;

namespace NewsTracker.Data.Stories;

/// <summary>Holds stories still until the transaction ends: whoever adds to, joins, splits or merges them waits for the other. Always the stories before articles in none, each in the order of their ids.</summary>
internal sealed class StoryLocks(NewsTrackerDbContext db)
{
    /// <summary>The stories of these articles, which stay as they are until the transaction ends.</summary>
    public async Task<IReadOnlyDictionary<long, long?>> TakeAsync(long[] articleIds, CancellationToken cancellationToken)
    {
        var seen = await StoriesOfAsync(articleIds, cancellationToken);
        while (seen.Count > 0)
        {
            await TakeStoriesAsync([.. seen.Values.OfType<long>().Distinct()], cancellationToken);
            var alone = seen.Where(pair => pair.Value is null).Select(pair => pair.Key).ToArray();
            await db.Database.ExecuteSqlAsync($"select from story_members where article_id = any({alone}) order by article_id for update", cancellationToken);
            var now = await StoriesOfAsync(articleIds, cancellationToken);

            // Somebody moved one of them while we waited: then another story is to be held as well.
            if (now.Count == seen.Count && now.All(pair => seen.TryGetValue(pair.Key, out var story) && story == pair.Value))
                return now;
            seen = now;
        }

        return seen;
    }

    public Task TakeStoriesAsync(long[] storyIds, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"select from stories where id = any({storyIds}) order by id for update", cancellationToken);

    /// <summary>By a statement that is planned once: each arrival asks it.</summary>
    private async Task<Dictionary<long, long?>> StoriesOfAsync(long[] articleIds, CancellationToken cancellationToken)
    {
        await using var batch = new StatementBatch(db).Add("select article_id, story_id from story_members where article_id = any($1)", articleIds);
        await using var rows = await batch.ReadAsync(cancellationToken);
        var stories = new Dictionary<long, long?>();
        while (await rows.ReadAsync(cancellationToken))
            stories.Add(rows.GetInt64(0), await rows.IsDBNullAsync(1, cancellationToken) ? null : rows.GetInt64(1));
        return stories;
    }
}
