using System.Diagnostics;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Reextraction;
using NewsTracker.Data.Search;

namespace NewsTracker.Scraping.Reextraction;

/// <summary>The articles that a re-extraction is about.</summary>
public sealed class ReextractionScope(NewsTrackerDbContext db, ArticleQueryPreparation queries)
{
    /// <summary>Those that have a snapshot to read. By source or days from the indexes of the article list, of a search from that of its words; by id where nothing narrows them.</summary>
    /// <param name="asker">Whose question a search is.</param>
    /// <param name="asked">From when the ages of a search count.</param>
    /// <returns>The articles; or, where the search cannot be asked, why in a sentence.</returns>
    public async Task<(IQueryable<Article>? Articles, string? Problem)> FindAsync(ReextractionParameters parameters, Guid? asker, DateTimeOffset asked, CancellationToken cancellationToken)
    {
        if (parameters.Query is not { } query)
        {
            return (ToReadAgain(parameters), null);
        }

        switch (await queries.PrepareAsync(query, asker, asked, cancellationToken))
        {
            case SearchPreparation.Ready ready:
                var found = queries.Matching(ready.Condition).Where(row => parameters.Through == null || row.ArticleId <= parameters.Through).Select(row => row.ArticleId);
                return (ToReadAgain(parameters).Where(a => found.Contains(a.Id)), null);
            case SearchPreparation.Refused refused:
                return (null, refused.Problem.Sentence);
            default:
                throw new UnreachableException();
        }
    }

    private IQueryable<Article> ToReadAgain(ReextractionParameters parameters)
    {
        var articles = db.Articles.OfSource(parameters.SourceId).DatedBetween(parameters.From, parameters.To);
        if (parameters.ArticleIds is { } chosen)
        {
            articles = articles.Where(a => chosen.Contains(a.Id));
        }

        return parameters.OnlyOlderEngine
            ? articles.Where(a => db.Revisions.Any(r => r.ArticleId == a.Id && r.Number == a.RevisionCount && r.SnapshotId != null && r.EngineVersion < ArticleExtractor.EngineVersion))
            : articles.Where(a => db.Revisions.Any(r => r.ArticleId == a.Id && r.Number == a.RevisionCount && r.SnapshotId != null));
    }
}
