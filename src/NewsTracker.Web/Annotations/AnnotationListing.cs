using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Annotations;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Tags;
using static NewsTracker.Web.Annotations.AnnotationAnswers;

namespace NewsTracker.Web.Annotations;

/// <summary>The standing annotations of an article as a collection, and its pages.</summary>
internal static class AnnotationListing
{
    private const int PageSize = 100;

    public static async Task<IResult> ListAsync(long? article, int? revision, int? page, NewsTrackerDbContext db, HttpContext context, CancellationToken cancellationToken)
    {
        if (article is not { } articleId)
        {
            return Fault("Say whose annotations: /api/annotations?article=12, and &revision=3 for those made on one revision.");
        }

        var chosen = db.Annotations.AsNoTracking().OfArticle(articleId).Standing();
        if (revision is { } number)
        {
            chosen = chosen.Where(a => a.Revision!.Number == number);
        }

        var root = new AnnotationAnswers(db, context).Root;
        var self = $"{root}/api/annotations?article={articleId}{(revision is null ? "" : $"&revision={revision}")}";
        var total = await chosen.CountAsync(cancellationToken);
        var lastPage = Math.Max(0, (total - 1) / PageSize);
        if (page is not { } index)
        {
            return Document(new WireCollection(WireAnnotation.ModelContext, self, "AnnotationCollection", total, $"{self}&page=0", $"{self}&page={lastPage}"));
        }

        // The annotations of one article are few; its index walks over those before the page.
        var rows = index < 0 || index > lastPage ? [] : await chosen.Skip(index * PageSize).Take(PageSize).Select(a => new { Annotation = a, a.Revision!.Number }).ToListAsync(cancellationToken);
        var names = await TagNames.OfAsync(db, rows.SelectMany(row => row.Annotation.TagIds), cancellationToken);
        return Document(new WirePage(
            WireAnnotation.ModelContext,
            $"{self}&page={index}",
            "AnnotationPage",
            self,
            index * PageSize,
            index < lastPage ? $"{self}&page={index + 1}" : null,
            index > 0 ? $"{self}&page={index - 1}" : null,
            [.. rows.Select(row => AnnotationPresenter.Present(row.Annotation, row.Number, names, root, PersonNames.MayBeTold(context.User)) with { Context = null })]));
    }
}
