using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NewsTracker.Scraping.Outbound;

internal static class OutboundServices
{
    public static IServiceCollection AddOutbound(this IServiceCollection services)
    {
        services.AddOptions<OutboundOptions>().BindConfiguration("Outbound").ValidateOnStart();
        services.AddSingleton<IValidateOptions<OutboundOptions>, OutboundOptionsValidator>();
        services.AddSingleton<GuardedConnector>();
        services.AddSingleton<NetworkHealth>();
        services.AddHttpClient<OutboundClient>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(OutboundHandler.Make)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddSingleton<SlowHosts>();
        services.AddSingleton<HostPaces>();
        services.AddScoped<HostPacer>();
        services.AddSingleton<RobotsMemory>();
        services.AddScoped<RobotsStore>();
        services.AddScoped<RobotsGate>();
        services.AddScoped<IFetcher, PoliteFetcher>();
        return services;
    }
}
