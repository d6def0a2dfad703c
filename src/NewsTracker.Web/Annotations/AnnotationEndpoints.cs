using System.Diagnostics;
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
    private const long MostBytes = 256 * 1024;

    public static void MapAnnotations(this IEndpointRouteBuilder routes)
    {
        var all = routes.MapApi("/api/annotations").AddEndpointFilter(new BodyLimit(MostBytes));
        all.MapGet("", AnnotationListing.ListAsync).RequireAuthorization(Policy.Read);
        all.MapGet("{id:long}", FindAsync).RequireAuthorization(Policy.Read);
        all.MapPost("", AddAsync).RequireAuthorization(Policy.Edit);
        all.MapPut("{id:long}", ReplaceAsync).RequireAuthorization(Policy.Edit);
        all.MapDelete("{id:long}", RetractAsync).RequireAuthorization(Policy.Edit);
    }

    private static async Task<IResult> FindAsync(long id, NewsTrackerDbContext db, HttpContext context, CancellationToken cancellationToken)
    {
        var found = await db.Annotations.AsNoTracking().Where(a => a.Id == id).Select(a => new { Annotation = a, a.Revision!.Number }).FirstOrDefaultAsync(cancellationToken);
        return found switch
        {
            null => Missing(id),
            { Annotation.RetractedAt: not null } => TypedResults.Problem($"Annotation {id} was retracted {PersonNames.By(context.User, found.Annotation.RetractedBy!)}. Its history is at /annotations/{id}.", statusCode: StatusCodes.Status410Gone),
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

    private static async Task<IResult> MarkAsync(WireAnnotation sent, NewsTrackerDbContext db, AnnotationDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        await NamedTags.ReadAsync(db, AnnotationPresenter.TagsOf(sent), cancellationToken) switch
        {
            NamedTags.Known known => await MarkAsync(sent, known.TagIds, db, desk, context, cancellationToken),
            NamedTags.Refused refused => Fault(refused.Why),
            _ => throw new UnreachableException(),
        };

    private static async Task<IResult> MarkAsync(WireAnnotation sent, IReadOnlyList<long> tagIds, NewsTrackerDbContext db, AnnotationDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
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

    private static async Task<IResult> ReplaceAsync(long id, NewsTrackerDbContext db, AnnotationDesk desk, HttpContext context, CancellationToken cancellationToken) => VersionAsked.Of(context.Request) switch
    {
        VersionAsked.One asked => await ReplaceVersionAsync(id, asked.Version, db, desk, context, cancellationToken),
        VersionAsked.Any => Fault("Send the version that you read in If-Match: the ETag of GET.", StatusCodes.Status428PreconditionRequired),
        VersionAsked.Unusable => Fault(VersionAsked.Unusable.Words, StatusCodes.Status412PreconditionFailed),
        _ => throw new UnreachableException(),
    };

    private static async Task<IResult> ReplaceVersionAsync(long id, int version, NewsTrackerDbContext db, AnnotationDesk desk, HttpContext context, CancellationToken cancellationToken) =>
        await AnnotationBody.ReadAsync(context.Request, cancellationToken) switch
        {
            AnnotationBody.Sent sent => await EditAsync(id, version, sent.Annotation, db, desk, context, cancellationToken),
            AnnotationBody.Refused refused => Fault(refused.Why),
            _ => throw new UnreachableException(),
        };

    private static async Task<IResult> EditAsync(long id, int version, WireAnnotation sent, NewsTrackerDbContext db, AnnotationDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var present = await db.Annotations.Where(a => a.Id == id).Select(a => new Present(a.Motivation, a.TagIds, a.Passage)).FirstOrDefaultAsync(cancellationToken);
        return await NamedTags.ReadAsync(db, AnnotationPresenter.TagsOf(sent), present?.TagIds ?? [], cancellationToken) switch
        {
            NamedTags.Known known => await EditAsync(id, version, sent, present, known.TagIds, db, desk, context, cancellationToken),
            NamedTags.Refused refused => Fault(refused.Why),
            _ => throw new UnreachableException(),
        };
    }

    private static async Task<IResult> EditAsync(
        long id, int version, WireAnnotation sent, Present? present, IReadOnlyList<long> tagIds, NewsTrackerDbContext db, AnnotationDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
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
        var asked = VersionAsked.Of(context.Request);
        if (asked is VersionAsked.Unusable)
        {
            return Fault(VersionAsked.Unusable.Words, StatusCodes.Status412PreconditionFailed);
        }

        var outcome = await desk.ActAsync(id, AnnotationAct.Retracted, (asked as VersionAsked.One)?.Version, context.Actor(), cancellationToken);
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

    /// <summary>What an annotation is before it is changed.</summary>
    private sealed record Present(Motivation Motivation, long[] TagIds, Passage? Passage);
}
