using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Data;
using NewsTracker.Data.Annotations;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Articles.Marks;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Annotations;

/// <summary>Annotations as JSON-LD, after the W3C Web Annotation Protocol: read, made, changed against the version that was read, and retracted.</summary>
internal static class AnnotationEndpoints
{
    private const int PageSize = 100;

    private const long MostBytes = 256 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new NulFreeText() },
    };

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

        var self = $"{Root(context)}/api/annotations?article={articleId}{(revision is null ? "" : $"&revision={revision}")}";
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
            [.. rows.Select(row => AnnotationPresenter.Present(row.Annotation, row.Number, names, Root(context)) with { Context = null })]));
    }

    private static async Task<IResult> FindAsync(long id, NewsTrackerDbContext db, HttpContext context, CancellationToken cancellationToken)
    {
        var found = await db.Annotations.AsNoTracking().Where(a => a.Id == id).Select(a => new { Annotation = a, a.Revision!.Number }).FirstOrDefaultAsync(cancellationToken);
        return found switch
        {
            null => Missing(id),
            { Annotation.RetractedAt: not null } => TypedResults.Problem($"Annotation {id} was retracted by {found.Annotation.RetractedBy}. Its history is at /annotations/{id}.", statusCode: StatusCodes.Status410Gone),
            _ => await ShownAsync(db, found.Annotation, found.Number, StatusCodes.Status200OK, context, cancellationToken),
        };
    }

    private static async Task<IResult> AddAsync(NewsTrackerDbContext db, AnnotationDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var (sent, fault) = await ReadAsync(context, cancellationToken);
        if (sent is null)
        {
            return Fault(fault!);
        }

        var (tagIds, problem) = await TagNames.ReadAsync(db, AnnotationPresenter.TagsOf(sent), cancellationToken);
        if (problem is not null)
        {
            return Fault(problem);
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

        return outcome switch
        {
            MarkOutcome.Marked marked => await MadeAsync(db, marked.Annotation, context, cancellationToken),
            MarkOutcome.NotFound missing => TypedResults.Problem(missing.Why, statusCode: StatusCodes.Status404NotFound),
            MarkOutcome.Refused refused => Fault(refused.Why, StatusCodes.Status422UnprocessableEntity),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<IResult> ReplaceAsync(long id, NewsTrackerDbContext db, AnnotationDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        if (VersionAsked(context) is not { } version)
        {
            return Fault("Send the version that you read in If-Match: the ETag of GET.", StatusCodes.Status428PreconditionRequired);
        }

        var (sent, fault) = await ReadAsync(context, cancellationToken);
        if (sent is null)
        {
            return Fault(fault!);
        }

        var present = await db.Annotations.Where(a => a.Id == id).Select(a => new { a.Motivation, a.TagIds }).FirstOrDefaultAsync(cancellationToken);
        var (tagIds, problem) = await TagNames.ReadAsync(db, AnnotationPresenter.TagsOf(sent), present?.TagIds ?? [], cancellationToken);
        if (problem is not null || AnnotationPresenter.FindMotivation(sent, present?.Motivation) is not { } motivation)
        {
            return Fault(problem ?? "This motivation is not known here.");
        }

        if (await FindMovedTargetAsync(db, id, sent, cancellationToken) is { } moved)
        {
            return Fault(moved, StatusCodes.Status422UnprocessableEntity);
        }

        return await AnswerAsync(db, id, await desk.EditAsync(id, version, motivation, AnnotationPresenter.CommentOf(sent), tagIds, context.Actor(), cancellationToken), context, cancellationToken);
    }

    private static async Task<IResult> RetractAsync(long id, NewsTrackerDbContext db, AnnotationDesk desk, HttpContext context, CancellationToken cancellationToken)
    {
        var outcome = await desk.ActAsync(id, AnnotationAct.Retracted, VersionAsked(context), context.Actor(), cancellationToken);
        return outcome is AmendOutcome.Amended ? TypedResults.NoContent() : await AnswerAsync(db, id, outcome, context, cancellationToken);
    }

    private static async Task<IResult> AnswerAsync(NewsTrackerDbContext db, long id, AmendOutcome outcome, HttpContext context, CancellationToken cancellationToken) => outcome switch
    {
        AmendOutcome.Amended amended => await ShownAsync(db, amended.Annotation, await NumberOfAsync(db, amended.Annotation, cancellationToken), StatusCodes.Status200OK, context, cancellationToken),

        // The answer holds what is there now, so that the caller can merge.
        AmendOutcome.Conflict conflict => await ShownAsync(db, conflict.Current, await NumberOfAsync(db, conflict.Current, cancellationToken), StatusCodes.Status412PreconditionFailed, context, cancellationToken),
        AmendOutcome.Refused refused => Fault(refused.Why, StatusCodes.Status422UnprocessableEntity),
        _ => Missing(id),
    };

    /// <summary>A mark keeps its passage: it is evidence.</summary>
    private static async Task<string?> FindMovedTargetAsync(NewsTrackerDbContext db, long id, WireAnnotation sent, CancellationToken cancellationToken)
    {
        var passage = await db.Annotations.Where(a => a.Id == id).Select(a => a.Passage).FirstOrDefaultAsync(cancellationToken);
        var (position, quote) = (AnnotationPresenter.PositionOf(sent.Target), AnnotationPresenter.QuoteOf(sent.Target));
        return passage is not null && ((position is not null && position != passage.Position) || (quote is not null && quote.Exact != passage.Quote.Exact))
            ? "A mark keeps its passage. Retract this annotation and mark the other words anew."
            : null;
    }

    private static async Task<IResult> MadeAsync(NewsTrackerDbContext db, Annotation annotation, HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.Headers.Location = $"{Root(context)}/api/annotations/{annotation.Id}";
        return await ShownAsync(db, annotation, await NumberOfAsync(db, annotation, cancellationToken), StatusCodes.Status201Created, context, cancellationToken);
    }

    private static async Task<IResult> ShownAsync(NewsTrackerDbContext db, Annotation annotation, int revisionNumber, int status, HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.Headers.ETag = $"\"{annotation.Version}\"";
        context.Response.Headers.Allow = "GET, HEAD, PUT, DELETE";
        context.Response.Headers.Link = "<http://www.w3.org/ns/ldp#Resource>; rel=\"type\"";
        return Document(AnnotationPresenter.Present(annotation, revisionNumber, await TagNames.OfAsync(db, annotation.TagIds, cancellationToken), Root(context)), status);
    }

    private static async Task<(WireAnnotation? Sent, string? Fault)> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (context.Request.ContentType is { } type && !type.Contains("json", StringComparison.OrdinalIgnoreCase))
        {
            return (null, $"Send the annotation as {WireAnnotation.MediaType}.");
        }

        try
        {
            return await JsonSerializer.DeserializeAsync<WireAnnotation>(context.Request.Body, Json, cancellationToken) is { } sent ? (sent, null) : (null, "The body is null; send an annotation.");
        }
        catch (NulException nul)
        {
            return (null, nul.Message);
        }
        catch (JsonException exception)
        {
            return (null, $"This is no annotation in JSON-LD (at {exception.Path ?? "its start"}). A target has a source and selectors; see {WireAnnotation.ModelContext}.");
        }
    }

    private static int? VersionAsked(HttpContext context) =>
        context.Request.GetTypedHeaders().IfMatch is [{ IsWeak: false } tag, ..] && int.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    private static Task<int> NumberOfAsync(NewsTrackerDbContext db, Annotation annotation, CancellationToken cancellationToken) =>
        db.Revisions.Where(r => r.Id == annotation.RevisionId).Select(r => r.Number).SingleAsync(cancellationToken);

    private static string Root(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    private static JsonHttpResult<T> Document<T>(T document, int status = StatusCodes.Status200OK) => TypedResults.Json(document, Json, WireAnnotation.MediaType, status);

    private static ProblemHttpResult Missing(long id) => TypedResults.Problem($"There is no annotation {id}.", statusCode: StatusCodes.Status404NotFound);

    private static ProblemHttpResult Fault(string why, int status = StatusCodes.Status400BadRequest) => TypedResults.Problem(why, statusCode: status);
}
