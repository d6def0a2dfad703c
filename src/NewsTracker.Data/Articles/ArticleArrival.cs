using Microsoft.EntityFrameworkCore.Metadata;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Rechecks;
using NewsTracker.Core.Stories;

namespace NewsTracker.Data.Articles;

/// <summary>A new article with all that is stored with it.</summary>
/// <param name="Member">Its place among the stories, where it is like no other; absent where that is settled afterwards.</param>
public sealed record ArticleArrival(Article Article, Revision Revision, Snapshot Snapshot, IReadOnlyList<ArticleAddress> Addresses, StoryMember? Member)
{
    /// <summary>When it is looked at again; absent where it is not.</summary>
    public ArticleRecheck? Recheck { get; init; }

    /// <summary>Writes all of it in one way to the server, in the transaction that is open. Keys that the rows name of each other are the server's own; those that they hold are not looked at.</summary>
    public async Task<(long ArticleId, long RevisionId)> StoreAsync(NewsTrackerDbContext db, CancellationToken cancellationToken) => (await StoreAsync(db, [this], cancellationToken))[0];

    /// <summary>Writes several in one way to the server.</summary>
    /// <returns>Their keys, in their order.</returns>
    public static async Task<IReadOnlyList<(long ArticleId, long RevisionId)>> StoreAsync(NewsTrackerDbContext db, IReadOnlyList<ArticleArrival> arrivals, CancellationToken cancellationToken)
    {
        await using var batch = new StatementBatch(db);
        foreach (var arrival in arrivals)
        {
            arrival.AddTo(batch, db.Model);
        }

        await using var rows = await batch.ReadAsync(cancellationToken);
        var keys = new List<(long ArticleId, long RevisionId)>(arrivals.Count);
        while (keys.Count < arrivals.Count)
        {
            // After the key of its snapshot.
            await ReadKeyAsync();
            keys.Add((await ReadKeyAsync(), await ReadKeyAsync()));
        }

        return keys;

        async Task<long> ReadKeyAsync()
        {
            var key = await rows.ReadAsync(cancellationToken) ? rows.GetInt64(0) : throw new InvalidOperationException("The server gave no key.");
            await rows.NextResultAsync(cancellationToken);
            return key;
        }
    }

    private void AddTo(StatementBatch batch, IModel model)
    {
        var (articleId, snapshotId) = (RowInsert<Article>.LastKey(model), RowInsert<Snapshot>.LastKey(model));
        RowInsert<Snapshot>.Of(model).AddTo(batch, Snapshot);
        RowInsert<Article>.Of(model).AddTo(batch, Article);
        RowInsert<Revision>.Of(model, (nameof(Revision.ArticleId), articleId), (nameof(Revision.SnapshotId), snapshotId)).AddTo(batch, Revision);
        foreach (var address in Addresses)
        {
            RowInsert<ArticleAddress>.Of(model, (nameof(ArticleAddress.ArticleId), articleId)).AddTo(batch, address);
        }

        if (Member is not null)
        {
            RowInsert<StoryMember>.Of(model, (nameof(StoryMember.ArticleId), articleId)).AddTo(batch, Member);
        }

        if (Recheck is not null)
        {
            RowInsert<ArticleRecheck>.Of(model, (nameof(ArticleRecheck.ArticleId), articleId)).AddTo(batch, Recheck);
        }
    }
}
