using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsTracker.Data;
using NewsTracker.Scraping;

namespace NewsTracker.Evaluation.Verbs.FetchProbe;

/// <summary>The scraping pipeline as the hosts wire it, on the probe's own database.</summary>
internal static class ProbeServices
{
    /// <param name="allowHost"><c>name=address:port</c>: the one private host that may be asked.</param>
    public static ServiceProvider Create(string connectionString, string? allowHost, bool paced)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Outbound:AllowedPrivateHosts:0", PrivateHostOf(allowHost)),
            new("Outbound:PacePrivateHosts", paced ? "true" : "false"),
        ]).Build();
        return new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Error).AddSimpleConsole())
            .AddNewsTrackerData(connectionString)
            .AddScraping()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    private static string PrivateHostOf(string? allowHost)
    {
        var parts = (allowHost ?? "").Split('=', ':');
        return parts.Length == 3 ? $"{parts[0]}:{parts[2]}={parts[1]}" : "";
    }
}
