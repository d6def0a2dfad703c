using System.Collections.Frozen;
using NewsTracker.Core.Extraction.Publishers.In;

namespace NewsTracker.Core.Extraction.Publishers;

/// <summary>The rules that the product ships, by the publisher's host.</summary>
public static class PublisherRulesCatalogue
{
    private static readonly FrozenDictionary<string, PublisherRules> Shipped = new Dictionary<string, PublisherRules>(StringComparer.OrdinalIgnoreCase)
    {
        [DevdiscourseRules.Host] = DevdiscourseRules.Rules,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The hosts that have rules; each counts for its subdomains too.</summary>
    public static IEnumerable<string> Hosts => Shipped.Keys;

    public static PublisherRules? Find(Uri url)
    {
        if (url is not { IsAbsoluteUri: true, HostNameType: UriHostNameType.Dns })
            return null;
        var host = url.Host.TrimEnd('.');
        while (true)
        {
            if (Shipped.TryGetValue(host, out var rules))
                return rules;
            var dot = host.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0)
                return null;
            host = host[(dot + 1)..];
        }
    }
}
