using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Articles;
using NewsTracker.Data;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Scraping.Rechecks;

/// <summary>Plans the first look again at each article that came in by its address.</summary>
internal sealed class RecheckPlanning(NewsTrackerDbContext db, IOptions<RecheckOptions> options) : IRevisionFollower
{
    public async Task FollowAsync(StoredRevision stored, CancellationToken cancellationToken)
    {
        if (stored.IsEdit || stored is not { Url: { } url, Origin: ArticleOrigin.Feed or ArticleOrigin.Address } || !options.Value.Enabled
            || CanonicalUrl.Find(url.AbsoluteUri) is not { } address)
        {
            return;
        }

        var firstSeen = stored.Revision.FetchedAt;
        var (text, host, first) = (address.Value, address.Uri.IdnHost, options.Value.Plan.First(firstSeen));
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into article_rechecks (article_id, url, host, first_seen_at, step, next_at, failures, lease_epoch)
            values ({stored.ArticleId}, {text}, {host}, {firstSeen}, 0, {first}, 0, 0) on conflict (article_id) do nothing
            """,
            cancellationToken);
    }
}
