using Microsoft.AspNetCore.Http.Metadata;

namespace NewsTracker.Web.Safety;

internal static class ApiRoutes
{
    /// <summary>Routes for programs: whoever may not come in is told by status instead of being led to the sign-in page, and no other site acts with a visitor's cookies.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string prefix)
    {
        var group = routes.MapGroup(prefix);
        group.AddEndpointFilter<CrossSiteGuard>().WithMetadata(new ForPrograms());
        return group;
    }

    private sealed class ForPrograms : IApiEndpointMetadata;
}
