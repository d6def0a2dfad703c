using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Data;
using NewsTracker.Data.Annotations;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Hosting;
using NewsTracker.Web.Safety;
using NewsTracker.Web.Tags;

namespace NewsTracker.Web.Annotations;

/// <summary>What the annotations' API says of what was done, with the headers of the W3C Web Annotation Protocol.</summary>
internal sealed class AnnotationAnswers(NewsTrackerDbContext db, HttpContext context)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        AllowOutOfOrderMetadataProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new NulFreeText() },
    };

    public string Root => context.Request.Root();

    public static JsonHttpResult<T> Document<T>(T document, int status = StatusCodes.Status200OK) => TypedResults.Json(document, Json, WireAnnotation.MediaType, status);

    public static ProblemHttpResult Missing(long id) => TypedResults.Problem($"There is no annotation {id}.", statusCode: StatusCodes.Status404NotFound);

    public static ProblemHttpResult Fault(string why, int status = StatusCodes.Status400BadRequest) => TypedResults.Problem(why, statusCode: status);

    public async Task<IResult> ToldAsync(MarkOutcome outcome, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case MarkOutcome.Marked { Annotation: var made }:
                context.Response.Headers.Location = $"{Root}/api/annotations/{made.Id}";
                return await ShownAsync(made, StatusCodes.Status201Created, cancellationToken);
            case MarkOutcome.NotFound missing:
                return Fault(missing.Why, StatusCodes.Status404NotFound);
            case MarkOutcome.Refused refused:
                return Fault(refused.Why, StatusCodes.Status422UnprocessableEntity);
            default:
                throw new UnreachableException();
        }
    }

    public async Task<IResult> ToldAsync(long id, AmendOutcome outcome, CancellationToken cancellationToken) => outcome switch
    {
        AmendOutcome.Amended amended => await ShownAsync(amended.Annotation, StatusCodes.Status200OK, cancellationToken),

        // The answer holds what is there now, so that the caller can merge.
        AmendOutcome.Conflict conflict => await ShownAsync(conflict.Current, StatusCodes.Status412PreconditionFailed, cancellationToken),
        AmendOutcome.Refused refused => Fault(refused.Why, StatusCodes.Status422UnprocessableEntity),
        AmendOutcome.NotFound => Missing(id),
        _ => throw new UnreachableException(),
    };

    public async Task<IResult> ShownAsync(Annotation annotation, int revisionNumber, int status, CancellationToken cancellationToken)
    {
        context.Response.Headers.ETag = $"\"{annotation.Version}\"";
        context.Response.Headers.Allow = "GET, HEAD, PUT, DELETE";
        context.Response.Headers.Link = "<http://www.w3.org/ns/ldp#Resource>; rel=\"type\"";
        return Document(AnnotationPresenter.Present(annotation, revisionNumber, await TagNames.OfAsync(db, annotation.TagIds, cancellationToken), Root, PersonNames.MayBeTold(context.User)), status);
    }

    private async Task<IResult> ShownAsync(Annotation annotation, int status, CancellationToken cancellationToken) =>
        await ShownAsync(annotation, await db.Revisions.Where(r => r.Id == annotation.RevisionId).Select(r => r.Number).SingleAsync(cancellationToken), status, cancellationToken);
}
