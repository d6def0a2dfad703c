using Microsoft.Extensions.DependencyInjection;

namespace NewsTracker.Scraping.Discovery;

internal static class DiscoveryServices
{
    public static IServiceCollection AddDiscovery(this IServiceCollection services)
    {
        services.AddSingleton<SourceLookQueue>();
        services.AddScoped<SourceLooks>();
        services.AddScoped<SourceExplorer>();
        services.AddScoped<FeedTrial>();
        services.AddScoped<ItemTrial>();
        services.AddHostedService<SourceLookService>();
        return services;
    }
}
