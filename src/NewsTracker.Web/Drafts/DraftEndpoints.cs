using NewsTracker.Data.Drafts;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Drafts;

/// <summary>Drafts of forms, each its writer's own: kept while one types, put back when the form is opened again.</summary>
internal static class DraftEndpoints
{
    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        var drafts = routes.MapApi("/api/drafts/{key}").RequireAuthorization(Policy.Edit);
        drafts.MapGet("", FindAsync);
        drafts.MapPut("", KeepAsync);
        drafts.MapDelete("", DiscardAsync);
    }

    private static async Task<IResult> FindAsync(string key, DraftShelf shelf, HttpContext context, CancellationToken cancellationToken) =>
        context.Actor().Id is { } user && await shelf.FindAsync(user, key, cancellationToken) is { } draft
            ? TypedResults.Ok(new Kept(draft.Fields, draft.SavedAt))
            : TypedResults.NoContent();

    private static async Task<IResult> KeepAsync(string key, Dictionary<string, string> fields, DraftShelf shelf, HttpContext context, CancellationToken cancellationToken) =>
        context.Actor().Id is { } user && await shelf.KeepAsync(user, key, fields, cancellationToken) is { } fault
            ? TypedResults.Problem(fault, statusCode: StatusCodes.Status400BadRequest)
            : TypedResults.NoContent();

    private static async Task<IResult> DiscardAsync(string key, DraftShelf shelf, HttpContext context, CancellationToken cancellationToken)
    {
        await shelf.DiscardAsync(context.Actor().Id, key, cancellationToken);
        return TypedResults.NoContent();
    }

    private sealed record Kept(IReadOnlyDictionary<string, string> Fields, DateTimeOffset SavedAt);
}
