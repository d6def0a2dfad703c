using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Reextraction;

namespace NewsTracker.Scraping.Reextraction;

/// <summary>The articles that a re-extraction is about.</summary>
public static class ReextractionScope
{
    /// <summary>Those that have a snapshot to read. By source or days from the indexes of the article list; by id where neither is given.</summary>
    public static IQueryable<Article> ToReadAgain(this NewsTrackerDbContext db, ReextractionParameters asked)
    {
        var articles = db.Articles.OfSource(asked.SourceId).DatedBetween(asked.From, asked.To);
        if (asked.ArticleIds is { } chosen)
        {
            articles = articles.Where(a => chosen.Contains(a.Id));
        }

        return asked.OnlyOlderEngine
            ? articles.Where(a => db.Revisions.Any(r => r.ArticleId == a.Id && r.Number == a.RevisionCount && r.SnapshotId != null && r.EngineVersion < ArticleExtractor.EngineVersion))
            : articles.Where(a => db.Revisions.Any(r => r.ArticleId == a.Id && r.Number == a.RevisionCount && r.SnapshotId != null));
    }
}
