using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Data;
using NewsTracker.Data.Annotations;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;
using NewsTracker.Web.Tags;
using static NewsTracker.Web.Annotations.AnnotationAnswers;

namespace NewsTracker.Web.Annotations;

/// <summary>Annotations as JSON-LD, after the W3C Web Annotation Protocol: read, made, changed against the version that was read, and retracted.</summary>
internal static class AnnotationEndpoints
{
    private const int PageSize = 100;

    private const long MostBytes = 256 * 1024;

    public static void MapAnnotations(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapApi("/api/annotations").AddEndpointFilter(new BodyLimit(MostBytes));
        all.MapGet("", ListAsync).RequireAuthorization(Policy.Read);
        all.MapGet("{id:long}", FindAsync).RequireAuthorization(Policy.Read);
        all.MapPost("", AddAsync).RequireAuthorization(Policy.Edit);
        all.MapPut("{id:long}", ReplaceAsync).RequireAuthorization(Policy.Edit);
        all.MapDelete("{id:long}", RetractAsync).RequireAuthorization(Policy.Edit);
    }

    private static async Task<IResult> ListAsync(long? article, int? revision, int? page, NewsTrackerDbContext db, HttpContext context, CancellationToken cancellationToken)
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
            [.. rows.Select(row => AnnotationPresenter.Present(row.Annotation, row.Number, names, root) with { Context = null })]));
    }

    private static async Task<IResult> FindAsync(long id, NewsTrackerDbContext db, HttpContext context, CancellationToken cancellationToken)
    {
        var found = await db.Annotations.AsNoTracking().Where(a => a.Id == id).Select(a => new { Annotation = a, a.Revision!.Number }).FirstOrDefaultAsync(cancellationToken);
        return found switch
        {
            null => Missing(id),
            { Annotation.RetractedAt: not null } => TypedResults.Problem($"Annotation {id} was retracted by {found.Annotation.RetractedBy}. Its history is at /annotations/{id}.", statusCode: StatusCodes.Status410Gone),
            _ => await new AnnotationAnswers(db, context).ShownAsync(found.Annotation, found.Number, StatusCodes.Status200OK, cancellationToken),
        };
    }

    private static async Task<IResult> AddAsync(NewsTrackerDbContext db, AnnotationDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        await AnnotationBody.ReadAsync(context.Request, cancellationToken) switch
        {
            AnnotationBody.Sent sent => await MarkAsync(sent.Annotation, db, desk, context, cancellationToken),
            AnnotationBody.Refused refused => Fault(refused.Why),
            _ => throw new UnreachableException(),
        };

    private static async Task<IResult> MarkAsync(WireAnnotation sent, NewsTrackerDbContext db, AnnotationDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        IReadOnlyList<long> tagIds;
        switch (await NamedTags.ReadAsync(db, AnnotationPresenter.TagsOf(sent), cancellationToken))
        {
            case NamedTags.Known known:
                tagIds = known.TagIds;
                break;
            case NamedTags.Refused refused:
                return Fault(refused.Why);
            default:
                throw new UnreachableException();
        }

        if (AnnotationPresenter.FindMotivation(sent) is not { } motivation)
        {
            return Fault($"The motivation is one of {string.Join(", ", Enum.GetNames<Motivation>().Select(name => name.ToLowerInvariant()))}.");
        }

        MarkOutcome outcome;
        if (AnnotationPresenter.FindAnnotation(sent.Target?.TargetUrl) is { } answered)
        {
            outcome = await desk.ReplyAsync(answered, AnnotationPresenter.CommentOf(sent), context.Actor(), cancellationToken);
        }
        else if (AnnotationPresenter.FindRevision(sent.Target?.TargetUrl) is { } target)
        {
            outcome = await desk.MarkAsync(
                new NewMark(target.ArticleId, target.RevisionNumber, AnnotationPresenter.PositionOf(sent.Target), AnnotationPresenter.QuoteOf(sent.Target), motivation, AnnotationPresenter.CommentOf(sent), tagIds),
                context.Actor(),
                cancellationToken);
        }
        else
        {
            return Fault("The target's source is the address of a revision, such as /articles/12?revision=3; a reply's target is the address of an annotation.");
        }

        return await new AnnotationAnswers(db, context).ToldAsync(outcome, cancellationToken);
    }

    private static async Task<IResult> ReplaceAsync(long id, NewsTrackerDbContext db, AnnotationDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        if (VersionAsked(context) is not { } version)
        {
            return Fault("Send the version that you read in If-Match: the ETag of GET.", StatusCodes.Status428PreconditionRequired);
        }

        return await AnnotationBody.ReadAsync(context.Request, cancellationToken) switch
        {
            AnnotationBody.Sent sent => await EditAsync(id, version, sent.Annotation, db, desk, context, cancellationToken),
            AnnotationBody.Refused refused => Fault(refused.Why),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<IResult> EditAsync(long id, int version, WireAnnotation sent, NewsTrackerDbContext db, AnnotationDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var present = await db.Annotations.Where(a => a.Id == id).Select(a => new { a.Motivation, a.TagIds, a.Passage }).FirstOrDefaultAsync(cancellationToken);
        IReadOnlyList<long> tagIds;
        switch (await NamedTags.ReadAsync(db, AnnotationPresenter.TagsOf(sent), present?.TagIds ?? [], cancellationToken))
        {
            case NamedTags.Known known:
                tagIds = known.TagIds;
                break;
            case NamedTags.Refused refused:
                return Fault(refused.Why);
            default:
                throw new UnreachableException();
        }

        if (AnnotationPresenter.FindMotivation(sent, present?.Motivation) is not { } motivation)
        {
            return Fault("This motivation is not known here.");
        }

        if (FindMovedTarget(present?.Passage, sent) is { } moved)
        {
            return Fault(moved, StatusCodes.Status422UnprocessableEntity);
        }

        var outcome = await desk.EditAsync(id, version, motivation, AnnotationPresenter.CommentOf(sent), tagIds, context.Actor(), cancellationToken);
        return await new AnnotationAnswers(db, context).ToldAsync(id, outcome, cancellationToken);
    }

    private static async Task<IResult> RetractAsync(long id, NewsTrackerDbContext db, AnnotationDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await desk.ActAsync(id, AnnotationAct.Retracted, VersionAsked(context), context.Actor(), cancellationToken);
        return outcome is AmendOutcome.Amended ? TypedResults.NoContent() : await new AnnotationAnswers(db, context).ToldAsync(id, outcome, cancellationToken);
    }

    /// <summary>A mark keeps its passage: it is evidence.</summary>
    private static string? FindMovedTarget(Passage? passage, WireAnnotation sent)
    {
        var (position, quote) = (AnnotationPresenter.PositionOf(sent.Target), AnnotationPresenter.QuoteOf(sent.Target));
        return passage is not null && ((position is not null && position != passage.Position) || (quote is not null && quote.Exact != passage.Quote.Exact))
            ? "A mark keeps its passage. Retract this annotation and mark the other words anew."
            : null;
    }

    private static int? VersionAsked(HttpContext context) =>
        context.Request.GetTypedHeaders().IfMatch is [{ IsWeak: false } tag, ..] && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
}
