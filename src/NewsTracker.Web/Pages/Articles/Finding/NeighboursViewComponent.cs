using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Articles;
using NewsTracker.Data.Search;
using NewsTracker.Web.Accounts;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>The articles before and after this one in what was found, as the list shows them: copies that it folds are passed over. The reader that was reached from no list shows none.</summary>
public sealed class NeighboursViewComponent(NewsTrackerDbContext db, FoundMemory found, ArticleSearch search) : ViewComponent
{
    private const int Step = 20;

    /// <summary>Of more copies in a row than so many steps hold, the next is one of them.</summary>
    private const int MostSteps = 25;

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
        var best = await found.RelevantAsync(ready, cancellationToken);
        var folded = (await found.FoldsAmongAsync(ready, best, best, cancellationToken)).SelectMany(fold => fold.Folded).ToHashSet();
        var ids = best.Select(place => place.Id).Where(id => id == articleId || !folded.Contains(id)).ToList();
        var at = ids.IndexOf(articleId);
        return new(here, at > 0 ? ids[at - 1] : null, at >= 0 && at + 1 < ids.Count ? ids[at + 1] : null);
    }

    private async Task<Neighbours?> ByDateAsync(FoundIn here, SearchPreparation.Ready ready, long articleId, CancellationToken cancellationToken)
    {
        if (await db.ArticleSearch.Where(row => row.ArticleId == articleId).Select(row => new { row.DatedAt }).FirstOrDefaultAsync(cancellationToken) is not { } dated)
        {
            return null;
        }

        var place = new ArticleCursor(dated.DatedAt, articleId);
        return new(
            here,
            await NextAsync(ready, place, from => search.NewerAsync(ready.Condition, from, Step, cancellationToken), cancellationToken),
            await NextAsync(ready, place, from => search.OlderAsync(ready.Condition, from, Step, cancellationToken), cancellationToken));
    }

    /// <param name="read">The places behind one, the nearest first.</param>
    private async Task<long?> NextAsync(SearchPreparation.Ready ready, ArticleCursor place, Func<ArticleCursor, Task<IReadOnlyList<ArticleCursor>>> read, CancellationToken cancellationToken)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var places = await read(place);
            var folded = (await found.FoldsByDateAsync(ready, places, cancellationToken)).SelectMany(fold => fold.Folded).ToHashSet();
            if (places.FirstOrDefault(next => !folded.Contains(next.Id)) is { Id: > 0 } shown)
                return shown.Id;
            if (places.Count < Step)
                return null;
            place = places[^1];
        }

        return place.Id;
    }
}

/// <param name="BeforeId">The newer article, or the better match; absent for the first.</param>
/// <param name="AfterId">The older article, or the next best match; absent for the last.</param>
public sealed record Neighbours(FoundIn In, long? BeforeId, long? AfterId)
{
    public bool AreBest => In.Sort is ResultSort.Relevance;
}
