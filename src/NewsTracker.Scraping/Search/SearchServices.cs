using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Search;

internal static class SearchServices
{
    public static IServiceCollection AddSearchFilling(this IServiceCollection services)
    {
        services.AddScoped<IJobWork, FillSearchWork>();
        services.AddHostedService<FillSearchService>();
        return services;
    }
}
