using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;

namespace NewsTracker.Scraping.Notices;

/// <summary>How news for readers is gathered. Bound from the configuration section <c>Notices</c>.</summary>
public sealed class GatheringOptions
{
    /// <summary>How often news is looked for; of each saved search there is one notice a time at most.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(10);
}

[OptionsValidator]
internal sealed partial class GatheringOptionsValidator : IValidateOptions<GatheringOptions>;

/// <summary>Has news gathered, in one process of all.</summary>
[DisallowConcurrentExecution]
internal sealed class GatherNotices(NoticeGathering gathering) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await gathering.GatherAsync(cancellationToken);
}

internal static class GatheringServices
{
    public static IServiceCollection AddNoticeGathering(this IServiceCollection services)
    {
        services.AddOptions<GatheringOptions>().BindConfiguration("Notices").ValidateOnStart();
        services.AddSingleton<IValidateOptions<GatheringOptions>, GatheringOptionsValidator>();
        services.AddScoped<INoticeGatherer, MatchNotices>();
        services.AddScoped<INoticeGatherer, PositionNotices>();
        services.AddScoped<INoticeGatherer, DateNotices>();
        services.AddScoped<INoticeGatherer, TroubleNotices>();
        services.AddScoped<NoticeGathering>();
        return services;
    }
}
