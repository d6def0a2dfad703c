using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Triage;

internal static class TriageServices
{
    public static IServiceCollection AddTriage(this IServiceCollection services)
    {
        services.AddScoped<TriageJobs>();
        services.AddScoped<IJobWork, TriageWork>();
        services.AddScoped<IJobWork, TriageUndoWork>();
        return services;
    }
}
