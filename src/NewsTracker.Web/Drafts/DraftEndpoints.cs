using System.Text.Json;
using NewsTracker.Data.Drafts;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Drafts;

/// <summary>Drafts of forms, each its writer's own: kept while one types, put back when the form is opened again.</summary>
internal static class DraftEndpoints
{
    private const string NoDraft = "A draft is a JSON object of texts.";

    /// <summary>More than the longest draft takes, however it is escaped.</summary>
    private const long MostBytes = 512 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new NulFreeText() } };

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

    private static async Task<IResult> KeepAsync(string key, DraftShelf shelf, HttpContext context, CancellationToken cancellationToken)
    {
        var (fields, unread) = await ReadAsync(context, cancellationToken);
        var fault = fields is null
            ? unread
            : context.Actor().Id is { } user ? await shelf.KeepAsync(user, key, fields, cancellationToken) : "A draft belongs to somebody who is signed in.";
        return fault is null ? TypedResults.NoContent() : TypedResults.Problem(fault, statusCode: StatusCodes.Status400BadRequest);
    }

    /// <summary>The fields; or why the body is none. Not bound by the framework, which looks at the body before it asks who sends it.</summary>
    private static async Task<(Dictionary<string, string>? Fields, string? Fault)> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        try
        {
            var fields = await JsonSerializer.DeserializeAsync<Dictionary<string, string?>>(context.Request.Body, Json, cancellationToken);
            return fields is null || fields.ContainsValue(null) ? (null, NoDraft) : (fields.ToDictionary(field => field.Key, field => field.Value!), null);
        }
        catch (NulException nul)
        {
            return (null, nul.Message);
        }
        catch (JsonException)
        {
            return (null, NoDraft);
        }
    }

    private static async Task<IResult> DiscardAsync(string key, DraftShelf shelf, HttpContext context, CancellationToken cancellationToken)
    {
        await shelf.DiscardAsync(context.Actor().Id, key, cancellationToken);
        return TypedResults.NoContent();
    }

    private sealed record Kept(IReadOnlyDictionary<string, string> Fields, DateTimeOffset SavedAt);
}
