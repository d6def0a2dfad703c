using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Stories;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Reextraction;

internal static class ReextractionServices
{
    public static IServiceCollection AddReextraction(this IServiceCollection services)
    {
        services.AddScoped<SnapshotReading>();
        services.AddScoped<ReextractionScope>();
        services.AddScoped(provider => new Acceptance(
            provider.GetRequiredService<NewsTrackerDbContext>(),
            provider.GetRequiredService<SnapshotReading>(),
            provider.GetRequiredService<PositionProposals>(),
            provider.GetRequiredService<StoryPlacement>(),
            provider.GetServices<IRevisionFollower>(),
            provider.GetRequiredService<AuditTrail>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddScoped<IJobWork, ReextractionWork>();
        services.AddScoped<IJobWork, AcceptanceWork>();
        services.AddScoped<IJobWork, TakeBackWork>();
        return services;
    }
}
