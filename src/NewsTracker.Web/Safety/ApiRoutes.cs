namespace NewsTracker.Web.Safety;

internal static class ApiRoutes
{
    /// <summary>Routes for programs: whoever may not come in is told by status instead of being led to the sign-in page, and no other site acts with a visitor's cookies.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string prefix) =>
        routes.MapGroup(prefix).AddEndpointFilter<CrossSiteGuard>().AddEndpointFilter<NulGuard>().DisableCookieRedirect();
}
