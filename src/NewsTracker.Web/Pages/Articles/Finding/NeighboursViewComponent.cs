using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;
using NewsTracker.Web.Accounts;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>The articles before and after this one in what was found, in the order in which it was shown. The reader that was reached from no list shows none.</summary>
public sealed class NeighboursViewComponent(NewsTrackerDbContext db, FoundMemory found, ArticleSearch search) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(long articleId)
    {
        var cancellationToken = HttpContext.RequestAborted;
        if (FoundIn.Of(Request) is not { } asked || await found.PrepareAsync(asked.Query, HttpContext.Actor().Id, cancellationToken) is not SearchPreparation.Ready ready)
        {
            return Content("");
        }

        var here = asked with { Query = ready.Query.ToString() };
        return here.Sort is ResultSort.Relevance && ready.Condition.Words is not null
            ? View(await BestAsync(here, ready, articleId, cancellationToken))
            : await ByDateAsync(here with { Sort = ResultSort.Date }, ready, articleId, cancellationToken) is { } neighbours ? View(neighbours) : Content("");
    }

    /// <summary>One that is not among the best, since it does not answer any more, has no neighbours and still leads back.</summary>
    private async Task<Neighbours> BestAsync(FoundIn here, SearchPreparation.Ready ready, long articleId, CancellationToken cancellationToken)
    {
        var best = (await found.RelevantAsync(ready, cancellationToken)).Select(place => place.Id).ToList();
        var at = best.IndexOf(articleId);
        return new(here, at > 0 ? best[at - 1] : null, at >= 0 && at + 1 < best.Count ? best[at + 1] : null);
    }

    private async Task<Neighbours?> ByDateAsync(FoundIn here, SearchPreparation.Ready ready, long articleId, CancellationToken cancellationToken)
    {
        if (await db.ArticleSearch.Where(row => row.ArticleId == articleId).Select(row => new { row.DatedAt }).FirstOrDefaultAsync(cancellationToken) is not { } dated)
        {
            return null;
        }

        var place = new ArticleCursor(dated.DatedAt, articleId);
        var newer = await search.NewerAsync(ready.Condition, place, 1, cancellationToken);
        var older = await search.OlderAsync(ready.Condition, place, 1, cancellationToken);
        return new(here, newer.Count > 0 ? newer[0].Id : null, older.Count > 0 ? older[0].Id : null);
    }
}

/// <param name="BeforeId">The newer article, or the better match; absent for the first.</param>
/// <param name="AfterId">The older article, or the next best match; absent for the last.</param>
public sealed record Neighbours(FoundIn In, long? BeforeId, long? AfterId)
{
    public bool AreBest => In.Sort is ResultSort.Relevance;
}
