using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using NewsTracker.Data.Drafts;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Drafts;

/// <summary>Drafts of forms, each its writer's own: kept while one types, put back when the form is opened again.</summary>
internal static class DraftEndpoints
{
    /// <summary>More than the longest draft takes, however it is escaped.</summary>
    private const long MostBytes = 512 * 1024;

    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        var drafts = routes.MapApi("/api/drafts/{key}").RequireAuthorization(Policy.Edit).AddEndpointFilter(new BodyLimit(MostBytes));
        drafts.MapGet("", FindAsync);
        drafts.MapPut("", KeepAsync);
        drafts.MapDelete("", DiscardAsync);
    }

    private static async Task<IResult> FindAsync(string key, DraftShelf shelf, HttpContext context, CancellationToken cancellationToken) =>
        context.Actor().Id is { } user && await shelf.FindAsync(user, key, cancellationToken) is { } draft
            ? TypedResults.Ok(new Kept(draft.Fields, draft.SavedAt))
            : TypedResults.NoContent();

    private static async Task<IResult> KeepAsync(string key, DraftShelf shelf, HttpContext context, CancellationToken cancellationToken) =>
        await DraftBody.ReadAsync(context.Request, cancellationToken) switch
        {
            DraftBody.Sent sent => await ShelveAsync(key, sent.Fields, shelf, context.Actor().Id, cancellationToken),
            DraftBody.Refused refused => Fault(refused.Why),
            _ => throw new UnreachableException(),
        };

    private static async Task<IResult> ShelveAsync(string key, IReadOnlyDictionary<string, string> fields, DraftShelf shelf, Guid? user, CancellationToken cancellationToken) => user is not { } id
        ? Fault("A draft belongs to somebody who is signed in.")
        : await shelf.KeepAsync(id, key, fields, cancellationToken) switch
        {
            DraftOutcome.Kept => TypedResults.NoContent(),
            DraftOutcome.Refused refused => Fault(refused.Why),
            _ => throw new UnreachableException(),
        };

    private static ProblemHttpResult Fault(string why) => TypedResults.Problem(why, statusCode: StatusCodes.Status400BadRequest);

    private static async Task<IResult> DiscardAsync(string key, DraftShelf shelf, HttpContext context, CancellationToken cancellationToken)
    {
        await shelf.DiscardAsync(context.Actor().Id, key, cancellationToken);
        return TypedResults.NoContent();
    }

    private sealed record Kept(IReadOnlyDictionary<string, string> Fields, DateTimeOffset SavedAt);
}
