using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.BackFill;

internal static class BackFillServices
{
    public static IServiceCollection AddBackFill(this IServiceCollection services)
    {
        services.AddScoped<PatientFetching>();
        services.AddScoped<SitemapWalk>();
        services.AddScoped<ArchiveWalk>();
        services.AddScoped<BackFillItems>();
        services.AddScoped<BackFillTaking>();
        services.AddScoped<IJobWork, BackFillWork>();
        return services;
    }
}
