using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Sources.Filtering;
using NewsTracker.Data;
using NewsTracker.Data.Articles;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>What filters would have made of the newest stored articles that came by feeds, which alone are filtered: what a person adds is not.</summary>
/// <param name="Tried">How many articles were asked.</param>
public sealed record FilterTrial(int Tried, IReadOnlyList<FilterTrial.Row> KeptOut, IReadOnlyList<FilterTrial.Row> TakenIn)
{
    public const int MostArticles = 500;

    /// <param name="sourceId">Absent for the articles of all sources.</param>
    /// <param name="filtersOf">What an article of a source has to pass.</param>
    internal static async Task<FilterTrial> OfAsync(NewsTrackerDbContext db, long? sourceId, Func<long?, ArticleFilters> filtersOf, CancellationToken cancellationToken)
    {
        // From the end of ix_articles_source_id_dated_at_id, or of ix_articles_dated_at_id; one text at a time.
        var articles = db.Articles.AsNoTracking().OfSource(sourceId).Where(a => a.Origin == ArticleOrigin.Feed).NewestFirst().Take(MostArticles)
            .Select(a => new { a.Id, a.SourceId, a.Url, a.Headline, a.BodyText, a.Language, a.Source!.Name })
            .AsAsyncEnumerable();
        var (keptOut, takenIn) = (new List<Row>(), new List<Row>());
        await foreach (var article in articles.WithCancellation(cancellationToken))
        {
            var why = filtersOf(article.SourceId).FindReason(new FilteredText(article.Url, article.Headline, article.BodyText, article.Language));
            (why is null ? takenIn : keptOut).Add(new Row(article.Id, article.Headline, article.Name, article.Language, why));
        }

        return new FilterTrial(keptOut.Count + takenIn.Count, keptOut, takenIn);
    }

    public sealed record Row(long Id, string Headline, string? Source, string? Language, string? Why);
}
