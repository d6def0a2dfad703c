using NewsTracker.Data;
using NewsTracker.Scraping;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Benchmarks.Polling;

/// <summary>One of the scrapers that are measured: the product's polling service in a process of its own, with a stub in the place of the web.</summary>
internal static class PollingScraper
{
    public const string Verb = "polling-scraper";

    public static async Task<int> RunAsync(string connectionString, TextReader input)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(
        [
            new("Scraping:ConcurrentPolls", "32"),
            new("Scraping:LookInterval", "00:00:00.1"),
        ]);
        builder.Logging.ClearProviders();
        builder.Services.AddNewsTrackerData(connectionString).AddScraping().AddSingleton<IFetcher, StubFetcher>();
        foreach (var other in builder.Services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType != typeof(PollFeedsService)).ToList())
            builder.Services.Remove(other);
        using var host = builder.Build();
        await host.StartAsync();
        await input.ReadToEndAsync();
        await host.StopAsync();
        return 0;
    }
}
