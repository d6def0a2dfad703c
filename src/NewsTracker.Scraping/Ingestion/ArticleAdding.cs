using NewsTracker.Core.Articles;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Stories;
using NewsTracker.Scraping.Rechecks;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>Writes new articles with all that is stored with them, within the transaction that is open. Their addresses and story keys are locked, and none of the addresses is known.</summary>
internal sealed class ArticleAdding(NewsTrackerDbContext db, StoryPlacement stories, PositionProposals proposals, RecheckPlanning rechecks)
{
    /// <param name="ready">Each with what it could be the same report as; no two of them share an address or a story key.</param>
    /// <returns>What became of each, and whether its text is about mines or the Convention; in their order.</returns>
    public async Task<IReadOnlyList<(IngestOutcome Outcome, bool IsRelevant)>> AddAsync(IReadOnlyList<(ReadyArticle Article, StorySearch Found)> ready, CancellationToken cancellationToken)
    {
        // All at once: each statement less is a way to the server and back, and a row written once is indexed once.
        var arrivals = ready.Select(pair => ArrivalOf(pair.Article, pair.Found)).ToList();
        var keys = await ArticleArrival.StoreAsync(db, arrivals, cancellationToken);
        for (var i = 0; i < ready.Count; i++)
        {
            ready[i].Article.Revision.Id = keys[i].RevisionId;
            if (arrivals[i].Member is null)
            {
                await stories.PlaceAsync(keys[i].ArticleId, ready[i].Found, cancellationToken);
            }
        }

        await proposals.WriteNewAsync(
            [
                .. ready.Zip(keys).Where(pair => pair.First.Article.Newcomer.Analysis is { Positions.Count: > 0 })
                    .Select(pair => (pair.Second.ArticleId, pair.First.Article.Revision, pair.First.Article.Newcomer.Analysis!)),
            ],
            cancellationToken);
        return [.. ready.Zip(keys, (pair, key) => ((IngestOutcome)new IngestOutcome.Stored(key.ArticleId), pair.Article.Newcomer.Analysis?.IsRelevant ?? false))];
    }

    /// <summary>An address that was never asked, until it is noted what asking gave.</summary>
    internal static ArticleAddress AddressOf(string url, long articleId) => new() { Url = url, ArticleId = articleId, CheckedAt = ArticleAddress.Never };

    internal static void Note(ArticleAddress address, IncomingDocument document, ArticleIdentity identity)
    {
        // A page that names an address has not been had by it.
        address.CheckedAt = address.IsClaimed && identity.IsDeclaredOnly && address.Url == identity.Declared ? ArticleAddress.Never : document.FetchedAt;
        address.IsFeedText = document.IsFeedText;

        // Validators belong to the one that is asked again.
        if (address.Url == identity.All[0])
        {
            (address.ETag, address.LastModified) = (document.ETag, document.LastModified);
            address.Heed(document.Entry?.Updated);
        }
    }

    private ArticleArrival ArrivalOf(ReadyArticle ready, StorySearch found)
    {
        ready.Revision.Number = 1;
        return new ArticleArrival(
            ready.Newcomer.Article, ready.Revision, ready.Newcomer.Snapshot, AddressesOf(ready.Document, ready.Identity), found.Alike.Count == 0 ? found.MemberOf(0) : null)
        {
            Recheck = rechecks.FindFor(ready.Document),
        };
    }

    private static List<ArticleAddress> AddressesOf(IncomingDocument document, ArticleIdentity identity)
    {
        var addresses = identity.All.Select(url => AddressOf(url, articleId: 0)).ToList();
        addresses.ForEach(address => Note(address, document, identity));
        return addresses;
    }
}
