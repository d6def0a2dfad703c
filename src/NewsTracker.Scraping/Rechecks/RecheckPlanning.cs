using Microsoft.Extensions.Options;
using NewsTracker.Core.Articles;
using NewsTracker.Data;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Scraping.Rechecks;

/// <summary>Plans the first look again at each article that came in by its address.</summary>
internal sealed class RecheckPlanning(NewsTrackerDbContext db, IOptions<RecheckOptions> options) : IRevisionFollower
{
    private const string Plan =
        """
        insert into article_rechecks (article_id, url, host, first_seen_at, step, next_at, failures, lease_epoch) values ($1, $2, $3, $4, 0, $5, 0, 0)
        on conflict (article_id) do nothing
        """;

    public async Task FollowAsync(StoredRevision stored, CancellationToken cancellationToken)
    {
        if (stored.IsEdit || stored is not { Url: { } url, Origin: ArticleOrigin.Feed or ArticleOrigin.Address } || !options.Value.Enabled
            || CanonicalUrl.Find(url.AbsoluteUri) is not { } address)
        {
            return;
        }

        var firstSeen = stored.Revision.FetchedAt;
        await using var batch = new StatementBatch(db).Add(
            Plan, StatementBatch.Of(stored.ArticleId), StatementBatch.Of(address.Value), StatementBatch.Of(address.Uri.IdnHost), StatementBatch.Of(firstSeen), StatementBatch.Of(options.Value.Plan.First(firstSeen)));
        await batch.ExecuteAsync(cancellationToken);
    }
}
