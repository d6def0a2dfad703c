using System.Net;
using NewsTracker.Core.Articles;
using NewsTracker.Data;

namespace NewsTracker.Testing.Annotations;

/// <summary>Articles to be marked, each of its own, with a revision for each text.</summary>
public static class MarkedArticles
{
    public static async Task<long> AddAsync(NewsTrackerDbContext db, IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        var article = new Article { Origin = ArticleOrigin.PastedText, DatedAt = now, FirstSeenAt = now, LastChangedAt = now, RevisionCount = texts.Count };
        for (var i = 0; i < texts.Count; i++)
        {
            var revision = new Revision
            {
                Number = i + 1,
                FetchedAt = now.AddHours(i - texts.Count),
                Headline = "Allies weigh their mines",
                Language = "en",
                BodyText = texts[i],
                BodyHtml = string.Concat(texts[i].Split("\n\n").Select(block => $"<p>{WebUtility.HtmlEncode(block).Replace("\n", "<br>", StringComparison.Ordinal)}</p>\n")),
                TextHash = Guid.NewGuid().ToByteArray(),
                Origins = new Dictionary<string, string>(),
                EngineVersion = 1,
            };
            article.TakeTextOf(revision);
            article.Revisions.Add(revision);
        }

        db.Articles.Add(article);
        await db.SaveChangesAsync(cancellationToken);
        return article.Id;
    }
}
