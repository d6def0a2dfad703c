using NewsTracker.Core.Articles;

namespace NewsTracker.Data.Tests.Annotations;

/// <summary>Articles to be marked, each of its own.</summary>
internal static class AnnotatedArticles
{
    public static async Task<long> AddAsync(NewsTrackerDbContext db, string text, CancellationToken cancellationToken)
    {
        var now = DateTimeOffset.UnixEpoch;
        var article = new Article { Origin = ArticleOrigin.PastedText, DatedAt = now, FirstSeenAt = now, LastChangedAt = now, RevisionCount = 1 };
        var revision = new Revision
        {
            FetchedAt = now,
            Headline = "An article to mark",
            BodyText = text,
            TextHash = Guid.NewGuid().ToByteArray(),
            Origins = new Dictionary<string, string>(),
            EngineVersion = 1,
        };
        article.TakeTextOf(revision);
        article.Revisions.Add(revision);
        db.Articles.Add(article);
        await db.SaveChangesAsync(cancellationToken);
        return article.Id;
    }
}
