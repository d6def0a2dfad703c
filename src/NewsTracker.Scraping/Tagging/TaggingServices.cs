using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Tagging;

internal static class TaggingServices
{
    public static IServiceCollection AddTagging(this IServiceCollection services)
    {
        services.AddScoped<TaggingJobs>();
        services.AddScoped<IRevisionFollower, TagByRules>();
        services.AddScoped<IJobWork, TaggingWork>();
        services.AddScoped<IJobWork, TaggingUndoWork>();
        return services;
    }
}
