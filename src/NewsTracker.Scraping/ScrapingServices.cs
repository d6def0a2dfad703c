using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Scraping.BackFill;
using NewsTracker.Scraping.Discovery;
using NewsTracker.Scraping.Exchange;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.LanguageModel;
using NewsTracker.Scraping.Notices;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;
using NewsTracker.Scraping.Rechecks;
using NewsTracker.Scraping.Reextraction;
using NewsTracker.Scraping.Search;
using NewsTracker.Scraping.Snapshots;
using NewsTracker.Scraping.Suggesting;
using NewsTracker.Scraping.Tagging;
using NewsTracker.Scraping.Triage;
using NewsTracker.Scraping.Watching;

namespace NewsTracker.Scraping;

public static class ScrapingServices
{
    /// <summary>
    /// Registers everything between a source and a stored article. Polling itself starts with the host where <c>Scraping:Enabled</c> is true.
    /// Loops start, and what follows a revision is told of it, in the order in which they stand here.
    /// </summary>
    public static IServiceCollection AddScraping(this IServiceCollection services)
    {
        services.AddSingleton<LoopPulses>();
        services.AddOutbound();
        services.AddIngestion();
        services.AddPolling();
        services.AddScoped<SourceImport>();
        services.AddDiscovery();
        services.AddRechecks();
        services.AddJobs();
        services.AddBackFill();
        services.AddReextraction();
        services.AddTagging();
        services.AddTriage();
        services.AddSearchFilling();
        services.AddSuggesting();
        services.AddLanguageModel();
        services.AddWatching();
        services.AddNoticeGathering();
        services.AddScoped<WarcExport>();
        return services;
    }
}
