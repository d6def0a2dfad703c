using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace NewsTracker.Scraping.Notices;

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
        services.AddScoped<INoticeGatherer, GoneNotices>();
        services.AddScoped<NoticeGathering>();
        return services;
    }
}
