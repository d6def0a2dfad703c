using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Suggesting;

internal static class SuggestingServices
{
    public static IServiceCollection AddSuggesting(this IServiceCollection services)
    {
        services.AddScoped<ArchiveQueue>();
        services.AddScoped<IJobWork, ArchiveWork>();
        services.AddScoped<IJobWork, RetrainingWork>();
        services.AddHostedService<AskForArchiveService>();
        return services;
    }
}
