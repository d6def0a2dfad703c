using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Data;
using NewsTracker.Data.LanguageModel;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Outbound;

namespace NewsTracker.Scraping.LanguageModel;

internal static class LanguageModelServices
{
    public static IServiceCollection AddLanguageModel(this IServiceCollection services)
    {
        services.AddKeyRing();
        services.AddHttpClient<ModelTransport>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(OutboundHandler.Make)
            .AddHttpMessageHandler(() => new ModelAnswerLimit())
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddScoped<LanguageModelSettings>();
        services.AddScoped<ModelReader>();
        services.AddScoped<ModelReadings>();
        services.AddScoped<ModelArchive>();
        services.AddScoped<IJobWork, ModelArchiveWork>();
        services.AddScoped<IRevisionFollower, AskTheModel>();
        services.AddHostedService<ReadByModelService>();
        return services;
    }
}
