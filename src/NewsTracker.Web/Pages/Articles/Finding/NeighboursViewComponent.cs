using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;
using NewsTracker.Web.Accounts;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>The articles before and after this one in what was found, as the list shows them: copies that it folds are passed over, and what was unread when it was opened is in it still. The reader that was reached from no list shows none.</summary>
public sealed class NeighboursViewComponent(NewsTrackerDbContext db, FoundMemory found, ListedMatches matches) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(long articleId)
    {
        var cancellationToken = HttpContext.RequestAborted;
        if (FoundIn.Of(Request) is not { } asked || await found.PrepareAsync(asked, HttpContext.Actor().Id, cancellationToken) is not SearchPreparation.Ready ready)
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
        // A copy stands under the first of its report.
        var listed = (await matches.BestAsync(ready, cancellationToken)).ToList();
        var at = listed.FindIndex(match => match.Place.Id == articleId || match.Fold?.Matches.Contains(articleId) is true);
        return new(here, at > 0 ? listed[at - 1].Place.Id : null, at >= 0 && at + 1 < listed.Count ? listed[at + 1].Place.Id : null);
    }

    private async Task<Neighbours?> ByDateAsync(FoundIn here, SearchPreparation.Ready ready, long articleId, CancellationToken cancellationToken)
    {
        if (await db.ArticleSearch.Where(row => row.ArticleId == articleId).Select(row => new { row.DatedAt }).FirstOrDefaultAsync(cancellationToken) is not { } dated)
        {
            return null;
        }

        var place = new ArticleCursor(dated.DatedAt, articleId);
        var newer = await matches.NewerAsync(ready, place, 1, cancellationToken);
        var older = await matches.OlderAsync(ready, place, 1, cancellationToken);
        return new(here, newer is [var before] ? before.Place.Id : null, older is [var after] ? after.Place.Id : null);
    }
}

/// <param name="BeforeId">The newer article, or the better match; absent for the first.</param>
/// <param name="AfterId">The older article, or the next best match; absent for the last.</param>
public sealed record Neighbours(FoundIn In, long? BeforeId, long? AfterId)
{
    public bool AreBest => In.Sort is ResultSort.Relevance;
}
