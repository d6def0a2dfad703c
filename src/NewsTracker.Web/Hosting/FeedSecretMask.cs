using System.Text.RegularExpressions;
using Serilog.Core;
using Serilog.Events;

namespace NewsTracker.Web.Hosting;

/// <summary>Keeps the secrets in the addresses of feeds out of the log, on whatever event and by whatever name an address stands.</summary>
internal sealed partial class FeedSecretMask : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        var addresses = logEvent.Properties.Where(property => property.Value is ScalarValue { Value: string text } && Secret().IsMatch(text)).ToList();
        foreach (var (name, value) in addresses)
        {
            logEvent.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue(Secret().Replace((string)((ScalarValue)value).Value!, "…"))));
        }
    }

    /// <summary>No number of ours is as long: those of sources' feeds stay readable.</summary>
    [GeneratedRegex("(?<=\\bfeeds/)[A-Za-z0-9_%-]{20,}", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
