using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Analysis;
using NewsTracker.Data.Reference;
using NewsTracker.Scraping.BackFill;
using NewsTracker.Scraping.Discovery;
using NewsTracker.Scraping.Exchange;
using NewsTracker.Scraping.Filtering;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.LanguageModel;
using NewsTracker.Scraping.Listing;
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
    /// <summary>Registers everything between a source and a stored article. Polling itself starts with the host where <c>Scraping:Enabled</c> is true.</summary>
    public static IServiceCollection AddScraping(this IServiceCollection services)
    {
        services.AddOptions<OutboundOptions>().BindConfiguration("Outbound").ValidateOnStart();
        services.AddSingleton<IValidateOptions<OutboundOptions>, OutboundOptionsValidator>();
        services.AddOptions<PollingOptions>().BindConfiguration("Scraping").ValidateOnStart();
        services.AddSingleton<IValidateOptions<PollingOptions>, PollingOptionsValidator>();

        services.AddSingleton<GuardedConnector>();
        services.AddSingleton<NetworkHealth>();
        services.AddHttpClient<OutboundClient>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(Handler)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddSingleton<SlowHosts>();
        services.AddSingleton<HostPaces>();
        services.AddScoped<HostPacer>();
        services.AddSingleton<RobotsMemory>();
        services.AddScoped<RobotsStore>();
        services.AddScoped<RobotsGate>();
        services.AddScoped<IFetcher, PoliteFetcher>();

        services.AddSingleton(_ => ReferenceData.LoadLexicon());
        services.AddSingleton<CountryMentionFinder>();
        services.AddScoped<SourceRules>();
        services.AddScoped<PositionProposals>();
        services.AddSingleton<ArticleGathering>();
        services.AddSingleton<FirstReading>();
        services.AddScoped<ArticleIngestor>();
        services.AddScoped<SourceFilters>();
        services.AddScoped<ItemGate>();
        services.AddScoped<ListingSnapshots>();
        services.AddScoped<ListingFetching>();
        services.AddScoped<SelectorWatch>();
        services.AddScoped<IRevisionFollower, QuotedPassageNotices>();

        services.AddScoped<FeedLeases>();
        services.AddSingleton<LeaseKeeper>();
        services.AddScoped<FeedFetching>();
        services.AddScoped<ItemRetries>();
        services.AddScoped<LongFeeds>();
        services.AddScoped<ItemTaking>();
        services.AddSingleton<FeedIntake>();
        services.AddScoped<PollLedger>();
        services.AddScoped(provider => new Lazy<PollLedger>(provider.GetRequiredService<PollLedger>));
        services.AddScoped<FeedDesk>();
        services.AddScoped<SourceImport>();
        services.AddScoped<IJobWork, RemoveFeedWork>();
        services.AddSingleton<QuietPolls>();
        services.AddScoped<FeedPoller>();
        services.AddScoped<FaultedPolls>();
        services.AddScoped<LostPolls>();
        services.AddSingleton<GuardedPolling>();
        services.AddSingleton<LoopPulses>();
        services.AddHostedService<PollFeedsService>();

        services.AddSingleton<SourceLookQueue>();
        services.AddScoped<SourceLooks>();
        services.AddScoped<SourceExplorer>();
        services.AddScoped<FeedTrial>();
        services.AddScoped<ItemTrial>();
        services.AddHostedService<SourceLookService>();
        services.AddRechecks();
        services.AddJobs();
        services.AddBackFill();
        services.AddReextraction();
        TaggingJobs.Add(services);
        TriageJobs.Add(services);
        services.AddSearchFilling();
        services.AddSuggesting();
        services.AddLanguageModel(Handler);
        services.AddWatching();
        services.AddNoticeGathering();
        services.AddScoped<WarcExport>();
        return services;
    }

    /// <summary>Redirects and encodings are the client's business, cookies and proxies nobody's: a proxy would connect where no check is made.</summary>
    private static SocketsHttpHandler Handler(IServiceProvider provider) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = provider.GetRequiredService<IOptions<OutboundOptions>>().Value.ConnectTimeout,
        MaxResponseHeadersLength = 64,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        ConnectCallback = provider.GetRequiredService<GuardedConnector>().ConnectAsync,
    };
}
