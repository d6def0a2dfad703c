using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Rechecks;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Articles;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>
/// Addresses that were taken for an article's before they gave anything themselves: its page called itself so, as a template may, or they led to it once. Where they come to give something else,
/// that is no edit of the article.
/// </summary>
internal sealed class StrayAddresses(NewsTrackerDbContext db)
{
    /// <param name="known">What is known of the addresses of the document.</param>
    /// <param name="isStateOf">Whether the document's text may be a state of an article.</param>
    public async Task<IReadOnlyList<ArticleAddress>> FindAsync(ArticleIdentity identity, IReadOnlyList<ArticleAddress> known, Func<long, Task<bool>> isStateOf, CancellationToken cancellationToken)
    {
        var strays = new List<ArticleAddress>();
        foreach (var address in known.Where(a => a.Url == identity.Answered || (a.IsClaimed && a.Url == identity.Requested)))
        {
            var isOfOne = known.Any(other => other != address && other.ArticleId == address.ArticleId && !other.IsClaimed);
            if (!isOfOne && !await IsBorneOutAsync(address, cancellationToken) && !await isStateOf(address.ArticleId))
            {
                strays.Add(address);
            }
        }

        return strays;
    }

    /// <summary>Takes them from their articles, which keep those that they were had by. Within the transaction that is open; the addresses are locked.</summary>
    public async Task ReleaseAsync(IReadOnlyList<ArticleAddress> strays, CancellationToken cancellationToken)
    {
        foreach (var stray in strays)
        {
            await db.LockArticleAsync(stray.ArticleId, cancellationToken);
            db.ArticleAddresses.Remove(stray);
            await db.SaveChangesAsync(cancellationToken);
            var left = await db.ArticleAddresses.AsNoTracking().Where(a => a.ArticleId == stray.ArticleId).OrderBy(a => a.Url).ToListAsync(cancellationToken);
            var gave = await GaveAsync(stray.ArticleId, cancellationToken);
            if (left.OrderByDescending(a => gave.LastIndexOf(a.Url)).ThenBy(a => a.IsClaimed).FirstOrDefault()?.Url is { } own)
            {
                var host = HostName.Of(new Uri(own));
                await db.Articles.Where(a => a.Id == stray.ArticleId && a.Url == stray.Url).ExecuteUpdateAsync(set => set.SetProperty(a => a.Url, own), cancellationToken);
                await db.Set<ArticleRecheck>().Where(r => r.ArticleId == stray.ArticleId && r.Url == stray.Url)
                    .ExecuteUpdateAsync(set => set.SetProperty(r => r.Url, own).SetProperty(r => r.Host, host), cancellationToken);
            }
        }
    }

    /// <summary>Whether the address ever gave the article itself.</summary>
    private async Task<bool> IsBorneOutAsync(ArticleAddress address, CancellationToken cancellationToken) => !address.IsClaimed
        && (address.IsFeedText || await db.Articles.AnyAsync(a => a.Id == address.ArticleId && a.Url == address.Url, cancellationToken) || (await GaveAsync(address.ArticleId, cancellationToken)).Contains(address.Url));

    /// <summary>The addresses that answered with the article's texts, the newest last.</summary>
    private async Task<List<string>> GaveAsync(long articleId, CancellationToken cancellationToken)
    {
        var answered = await db.Revisions.Where(r => r.ArticleId == articleId && r.Snapshot!.Url != null).OrderBy(r => r.Number).Select(r => r.Snapshot!.Url).ToListAsync(cancellationToken);
        return [.. answered.Select(url => CanonicalUrl.Find(url)?.Value).OfType<string>()];
    }
}
