using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NewsTracker.Scraping.Watching;

internal static class WatchingServices
{
    public static IServiceCollection AddWatching(this IServiceCollection services)
    {
        services.AddOptions<WatchingOptions>().BindConfiguration("Watching").ValidateOnStart();
        services.AddSingleton<IValidateOptions<WatchingOptions>, WatchingOptionsValidator>();
        services.AddScoped<RhythmWatch>();
        services.AddScoped<TrendWatch>();
        services.AddScoped<IntakeWatch>();
        return services;
    }
}
