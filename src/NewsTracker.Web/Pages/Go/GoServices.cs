using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Go;

internal static class GoServices
{
    /// <summary>Another kind of places is another <see cref="IGoSource"/>, registered here or where its feature is.</summary>
    public static IServiceCollection AddPlacesToGo(this IServiceCollection services)
    {
        services.AddScoped<IGoSource, PageSource>();
        services.AddScoped<IGoSource, SearchSource>();
        services.AddScoped<IGoSource, CountrySource>();
        services.AddScoped<IGoSource, TagSource>();
        services.AddScoped<GoFinder>();
        return services;
    }

    public static void MapPlacesToGo(this IEndpointRouteBuilder routes) =>
        routes.MapApi("/api/go").MapGet("", async (HttpContext context, string? q, GoFinder finder, CancellationToken cancellationToken) =>
            TypedResults.Ok((await finder.FindAsync(context, q, cancellationToken)).Select(entry => new { entry.Kind, entry.Label, entry.Address }))).RequireAuthorization(Policy.Read);
}
