using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Rechecks;
using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Rechecks;

/// <summary>Plans re-checks of articles that came in while none were planned: by an older version, or with re-checks off. Of those the plan still covers.</summary>
internal sealed class RecheckCatchUp(NewsTrackerDbContext db, IOptions<RecheckOptions> options, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <summary>Goes through them by ix_articles_first_seen_at_id, so many at a time; any number of processes may do so at once.</summary>
    /// <returns>How many were planned, each time that some were.</returns>
    public async IAsyncEnumerable<int> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var plan = options.Value.Plan;
        if (plan.After.Count == 0)
        {
            yield break;
        }

        var from = (At: clock.GetUtcNow() - plan.After[^1], Id: 0L);
        while (await MissedAsync(from.At, from.Id, cancellationToken) is { Count: > 0 } missed)
        {
            yield return await PlanAsync(plan, missed, cancellationToken);
            from = (missed[^1].FirstSeenAt, missed[^1].Id);
        }
    }

    private Task<List<Missed>> MissedAsync(DateTimeOffset since, long after, CancellationToken cancellationToken) =>
        db.Articles.Where(a => a.FirstSeenAt > since || (a.FirstSeenAt == since && a.Id > after))
            .Where(a => a.FirstSeenAt >= since && a.Url != null && (a.Origin == ArticleOrigin.Feed || a.Origin == ArticleOrigin.Address) && !db.Set<ArticleRecheck>().Any(r => r.ArticleId == a.Id))
            .OrderBy(a => a.FirstSeenAt).ThenBy(a => a.Id).Take(AtOnce)
            .Select(a => new Missed(a.Id, a.Url!, a.FirstSeenAt)).ToListAsync(cancellationToken);

    private Task<int> PlanAsync(RecheckPlan plan, List<Missed> missed, CancellationToken cancellationToken)
    {
        string[] urls = [.. missed.Select(article => article.Url)], hosts = [.. missed.Select(article => HostName.Of(new Uri(article.Url)))];
        long[] ids = [.. missed.Select(article => article.Id)];
        DateTimeOffset[] seen = [.. missed.Select(article => article.FirstSeenAt)], first = [.. missed.Select(article => plan.First(article.FirstSeenAt)!.Value)];
        return db.Database.ExecuteSqlAsync(
            $"""
            insert into article_rechecks (article_id, url, host, first_seen_at, step, next_at, failures, lease_epoch)
            select article_id, url, host, first_seen_at, 0, next_at, 0, 0
            from unnest({ids}, {urls}, {hosts}, {seen}, {first}) as missed (article_id, url, host, first_seen_at, next_at)
            on conflict (article_id) do nothing
            """,
            cancellationToken);
    }

    private sealed record Missed(long Id, string Url, DateTimeOffset FirstSeenAt);
}
