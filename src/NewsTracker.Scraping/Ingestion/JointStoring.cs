using NewsTracker.Data;
using NewsTracker.Data.Stories;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>Stores articles that came at about the same time by one transaction, or none of them.</summary>
internal sealed class JointStoring(NewsTrackerDbContext db, ArticleAdding adding, IEnumerable<IRevisionFollower> followers)
{
    /// <summary>What of them is new and stands apart from the others is stored.</summary>
    /// <returns>In their order; null for each that has to be stored by itself, since it is known already, or another of them may be the same article or report.</returns>
    public async Task<IReadOnlyList<IngestOutcome?>> StoreAsync(IReadOnlyList<ReadyArticle> articles, CancellationToken cancellationToken)
    {
        // No savepoints: what fails fails whole.
        db.Database.AutoSavepointsEnabled = false;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var found = await LockAsync(ThoseApart(articles), cancellationToken);
            if (found.Count == 0)
            {
                return [.. articles.Select(_ => (IngestOutcome?)null)];
            }

            var stored = await adding.AddAsync(found, cancellationToken);
            var texts = found.Zip(stored, (ready, added) => RevisionOf(ready.Article, ((IngestOutcome.Stored)added.Outcome).ArticleId, added.IsRelevant)).ToList();
            foreach (var follower in followers)
            {
                await follower.FollowAsync(texts, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            return [.. articles.Select(article => found.FindIndex(ready => ReferenceEquals(ready.Article, article)) is var i and >= 0 ? stored[i].Outcome : null)];
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>An article may be the one before it, or its copy: that is told once the one before is stored.</summary>
    private static List<ReadyArticle> ThoseApart(IReadOnlyList<ReadyArticle> articles)
    {
        var (addresses, keys) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<long>());
        var apart = new List<ReadyArticle>(articles.Count);
        foreach (var article in articles)
        {
            if (!addresses.Overlaps(article.Identity.All) && !keys.Overlaps(article.Newcomer.Story.Sought))
            {
                addresses.UnionWith(article.Identity.All);
                keys.UnionWith(article.Newcomer.Story.Kept);
                apart.Add(article);
            }
        }

        return apart;
    }

    /// <summary>Holds the addresses of all of them, then their story keys: in the order in which each would alone.</summary>
    /// <returns>Those of which no address is known, and what each could be the same report as.</returns>
    private async Task<List<(ReadyArticle Article, StorySearch Found)>> LockAsync(List<ReadyArticle> articles, CancellationToken cancellationToken)
    {
        string[] addresses = [.. articles.SelectMany(article => article.Identity.All)];
        await using var batch = new StatementBatch(db)
            .Add(StoringStatements.DoNotWaitForDisk).Add(StoringStatements.LockKeys, addresses).Add("select url from article_addresses where url = any($1)", addresses);
        StoryReading.AddSearchesTo(batch, articles.ConvertAll(article => article.Newcomer.Story));
        await using var rows = await batch.ReadAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        var known = new HashSet<string>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellationToken))
        {
            known.Add(rows.GetString(0));
        }

        // To the rows of the story locks.
        await rows.NextResultAsync(cancellationToken);
        var found = new List<(ReadyArticle Article, StorySearch Found)>(articles.Count);
        foreach (var article in articles)
        {
            var search = await article.Newcomer.Story.FindAsync(rows, cancellationToken);
            if (!known.Overlaps(article.Identity.All))
            {
                found.Add((article, search));
            }
        }

        return found;
    }

    private static StoredRevision RevisionOf(ReadyArticle article, long id, bool isRelevant) =>
        new(id, article.Revision, article.Document.Origin, article.Document.RequestedUrl, article.Document.SourceId) { IsRelevant = isRelevant };
}
