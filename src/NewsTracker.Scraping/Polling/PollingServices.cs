using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Listing;

namespace NewsTracker.Scraping.Polling;

internal static class PollingServices
{
    /// <summary>Registers what people do with feeds, the polls of feeds and listing pages, and their loop, which runs where <c>Scraping:Enabled</c> is true.</summary>
    public static IServiceCollection AddPolling(this IServiceCollection services)
    {
        services.AddOptions<PollingOptions>().BindConfiguration("Scraping").ValidateOnStart();
        services.AddSingleton<IValidateOptions<PollingOptions>, PollingOptionsValidator>();
        services.AddScoped<FeedDesk>();
        services.AddScoped<IJobWork, RemoveFeedWork>();
        services.AddScoped<ListingSnapshots>();
        services.AddScoped<ListingFetching>();
        services.AddScoped<SelectorWatch>();
        services.AddScoped<FeedLeases>();
        services.AddSingleton<LeaseKeeper>();
        services.AddScoped<FeedFetching>();
        services.AddScoped<ItemRetries>();
        services.AddScoped<LongFeeds>();
        services.AddScoped<ItemTaking>();
        services.AddSingleton<FeedIntake>();
        services.AddScoped<OwnNetworkBlame>();
        services.AddScoped<PollLedger>();
        services.AddScoped(provider => new Lazy<PollLedger>(provider.GetRequiredService<PollLedger>));
        services.AddSingleton<QuietPolls>();
        services.AddScoped<FeedPoller>();
        services.AddScoped<FaultedPolls>();
        services.AddScoped<LostPolls>();
        services.AddScoped<LedgerPruning>();
        services.AddSingleton<GuardedPolling>();
        services.AddHostedService<PollFeedsService>();
        return services;
    }
}
