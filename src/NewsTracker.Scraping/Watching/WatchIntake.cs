using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;

namespace NewsTracker.Scraping.Watching;

/// <summary>How the intake is watched. Bound from the configuration section <c>Watching</c>.</summary>
public sealed class WatchingOptions
{
    /// <summary>How often feeds and sources are looked through for silence.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(30);
}

[OptionsValidator]
internal sealed partial class WatchingOptionsValidator : IValidateOptions<WatchingOptions>;

/// <summary>Has the intake looked through, in one process of all.</summary>
[DisallowConcurrentExecution]
internal sealed class WatchIntake(IntakeWatch watch) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await watch.LookAsync(cancellationToken);
}

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
