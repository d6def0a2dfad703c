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
    public async Task<(long ArticleId, long RevisionId)> StoreAsync(NewsTrackerDbContext db, CancellationToken cancellationToken)
    {
        var (articleId, snapshotId) = (RowInsert<Article>.LastKey(db.Model), RowInsert<Snapshot>.LastKey(db.Model));
        await using var batch = new StatementBatch(db);
        RowInsert<Snapshot>.Of(db.Model).AddTo(batch, Snapshot);
        RowInsert<Article>.Of(db.Model).AddTo(batch, Article);
        RowInsert<Revision>.Of(db.Model, (nameof(Revision.ArticleId), articleId), (nameof(Revision.SnapshotId), snapshotId)).AddTo(batch, Revision);
        foreach (var address in Addresses)
        {
            RowInsert<ArticleAddress>.Of(db.Model, (nameof(ArticleAddress.ArticleId), articleId)).AddTo(batch, address);
        }

        if (Member is not null)
        {
            RowInsert<StoryMember>.Of(db.Model, (nameof(StoryMember.ArticleId), articleId)).AddTo(batch, Member);
        }

        if (Recheck is not null)
        {
            RowInsert<ArticleRecheck>.Of(db.Model, (nameof(ArticleRecheck.ArticleId), articleId)).AddTo(batch, Recheck);
        }

        await using var rows = await batch.ReadAsync(cancellationToken);
        await ReadKeyAsync();
        await rows.NextResultAsync(cancellationToken);
        var article = await ReadKeyAsync();
        await rows.NextResultAsync(cancellationToken);
        return (article, await ReadKeyAsync());

        async Task<long> ReadKeyAsync() => await rows.ReadAsync(cancellationToken) ? rows.GetInt64(0) : throw new InvalidOperationException("The server gave no key.");
    }
}
