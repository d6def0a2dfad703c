using NewsTracker.Core.Articles;
using NewsTracker.Core.Rechecks;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Tests.Rechecks;

/// <summary>Articles that are to be looked at again, of hosts that are not there.</summary>
internal static class SeededRechecks
{
    public static async Task<long> AddAsync(NewsTrackerDbContext db, string host, DateTimeOffset due, CancellationToken cancellationToken)
    {
        var url = $"https://{host}/{Guid.NewGuid()}";
        var article = new Article { Url = url, Headline = "Seeded", Origin = ArticleOrigin.Feed, DatedAt = due, FirstSeenAt = due, LastChangedAt = due };
        db.Articles.Add(article);
        await db.SaveChangesAsync(cancellationToken);
        db.Add(new ArticleRecheck { ArticleId = article.Id, Url = url, Host = host, FirstSeenAt = due.AddHours(-1), NextAt = due });
        await db.SaveChangesAsync(cancellationToken);
        return article.Id;
    }
}
