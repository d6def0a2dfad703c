using System.Diagnostics;
using NewsTracker.Core.Tags;
using NewsTracker.Data;
using NewsTracker.Data.Tags;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Tags;

/// <summary>Tags for whoever types one: what fits the first letters, and a new one in place.</summary>
internal static class TagEndpoints
{
    private const int MostSuggested = 10;

    public static void MapTags(this IEndpointRouteBuilder routes)
    {
        var tags = routes.MapApi("/api/tags");
        tags.MapGet("", FindAsync).RequireAuthorization(Policy.Read);
        tags.MapPost("", CreateAsync).RequireAuthorization(Policy.Edit);
    }

    /// <param name="q">The first letters of a name, an alias, or one of their words.</param>
    private static async Task<IResult> FindAsync(NewsTrackerDbContext db, CancellationToken cancellationToken, string? q = null)
    {
        var tree = await db.Tags.ReadTreeAsync(cancellationToken);
        return TypedResults.Ok(tree.Complete(q ?? "", MostSuggested).Select(tag => Suggested.Of(tag, tree)));
    }

    private static async Task<IResult> CreateAsync(HttpContext context, TagDesk desk, NewsTrackerDbContext db, CancellationToken cancellationToken)
    {
        var name = context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(cancellationToken))["name"].ToString() : "";
        return await desk.CreateAsync(new TagState(name, null, null, TagColour.Grey, [], false, null), context.Actor(), cancellationToken) switch
        {
            TagOutcome.Done done => TypedResults.Created($"/tags/{done.Tag.Slug}", Suggested.Of(done.Tag, await db.Tags.ReadTreeAsync(cancellationToken))),
            TagOutcome.Refused refused => TypedResults.Problem(refused.Why, statusCode: StatusCodes.Status422UnprocessableEntity),
            _ => throw new UnreachableException(),
        };
    }

    /// <param name="Path">The names of the tags above it, the top one first.</param>
    private sealed record Suggested(long Id, string Slug, string Name, string Colour, IReadOnlyList<string> Path, string? ScopeNote)
    {
        public static Suggested Of(TagNode tag, TagTree tree) =>
            new(tag.Id, tag.Slug, tag.Name, tag.Colour.ToString().ToLowerInvariant(), [.. tree.PathTo(tag.Id).SkipLast(1).Select(above => above.Name)], tag.State.ScopeNote);
    }
}
