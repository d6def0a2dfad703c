using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;
using NewsTracker.Web.Accounts;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>The articles before and after this one in what was found, by date. The reader that was reached by no search shows none.</summary>
public sealed class NeighboursViewComponent(NewsTrackerDbContext db, ArticleQueryPreparation preparation, ArticleSearch search) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(long articleId, string? q)
    {
        var cancellationToken = HttpContext.RequestAborted;
        if (string.IsNullOrEmpty(q)
            || await preparation.PrepareAsync(q, HttpContext.Actor().Id, cancellationToken) is not SearchPreparation.Ready ready
            || await db.ArticleSearch.Where(row => row.ArticleId == articleId).Select(row => new { row.DatedAt }).FirstOrDefaultAsync(cancellationToken) is not { } here)
        {
            return Content("");
        }

        var place = new ArticleCursor(here.DatedAt, articleId);
        var newer = await search.NewerAsync(ready.Condition, place, 1, cancellationToken);
        var older = await search.OlderAsync(ready.Condition, place, 1, cancellationToken);
        return View(new Neighbours(ready.Query.ToString(), newer.Count > 0 ? newer[0].Id : null, older.Count > 0 ? older[0].Id : null));
    }
}

public sealed record Neighbours(string Query, long? NewerId, long? OlderId);
