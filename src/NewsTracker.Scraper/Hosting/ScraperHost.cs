using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsTracker.Data;
using NewsTracker.Scraping;
using NewsTracker.Web.Hosting;
using Serilog;

namespace NewsTracker.Scraper.Hosting;

/// <summary>The scraper service: a database, the scraping pipeline, and two addresses that tell whether it is well. Any number of them may run against one database.</summary>
internal static class ScraperHost
{
    /// <summary>Any free port, so that several scrapers fit on one machine; a container names its own.</summary>
    private const string DefaultUrl = "http://127.0.0.1:0";

    public static async Task RunAsync(string[] args)
    {
        // What is stored and logged must not depend on the machine's own language.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        var connectionString = builder.Configuration.GetConnectionString("NewsTracker");
        if (string.IsNullOrWhiteSpace(connectionString))
        {
            throw new StartupException(
                "The scraper service has no database to work on.",
                "Set ConnectionStrings__NewsTracker to the database of your web host. On a single machine the web host scrapes by itself: dotnet run --project src/NewsTracker.Web");
        }

        if (!WebAddresses.AreConfigured(builder.Configuration))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        builder.Services.AddSerilog((_, logger) => Logging.Configure(logger, builder.Configuration), preserveStaticLogger: true);
        builder.Services.AddNewsTrackerData(connectionString);
        builder.Services.AddHostedService<PrepareDatabaseService>();
        builder.Services.AddScraping();
        builder.Services.AddHostHealth(stalled: HealthStatus.Unhealthy);
        await using var host = builder.Build();
        host.MapHealthEndpoints();
        await host.RunToEndAsync();
    }
}
