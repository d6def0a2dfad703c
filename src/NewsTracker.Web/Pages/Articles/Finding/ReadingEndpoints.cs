using NewsTracker.Data.Articles;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles.Finding;

/// <summary>Marks articles as read and unread from the list, for the one who asks.</summary>
internal static class ReadingEndpoints
{
    public static void MapReading(this IEndpointRouteBuilder routes)
    {
        var reads = routes.MapApi("/api/reads");
        reads.MapPut("/{article:long}", ReadAsync).RequireAuthorization(Policy.Read, Policy.SignedIn);
        reads.MapDelete("/{article:long}", UnreadAsync).RequireAuthorization(Policy.Read, Policy.SignedIn);
    }

    private static async Task<IResult> ReadAsync(HttpContext context, long article, ReadingLog log, CancellationToken cancellationToken)
    {
        await log.MarkReadAsync(context.Actor().Id!.Value, article, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> UnreadAsync(HttpContext context, long article, ReadingLog log, CancellationToken cancellationToken)
    {
        await log.MarkUnreadAsync(context.Actor().Id!.Value, article, cancellationToken);
        return TypedResults.NoContent();
    }
}
