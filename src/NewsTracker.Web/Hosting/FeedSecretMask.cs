using NewsTracker.Web.SavedSearches;
using Serilog.Core;
using Serilog.Events;

namespace NewsTracker.Web.Hosting;

/// <summary>Keeps the secrets in the addresses of feeds out of the log, on whatever event a request's path stands.</summary>
internal sealed class FeedSecretMask : ILogEventEnricher
{
    private const string Path = "RequestPath";

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        if (logEvent.Properties.TryGetValue(Path, out var value) && value is ScalarValue { Value: string path } && path.StartsWith(SearchFeedEndpoints.Root, StringComparison.OrdinalIgnoreCase))
        {
            logEvent.AddOrUpdateProperty(new LogEventProperty(Path, new ScalarValue(SearchFeedEndpoints.Root + "…")));
        }
    }
}
