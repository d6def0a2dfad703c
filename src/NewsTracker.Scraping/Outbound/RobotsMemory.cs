using System.Collections.Concurrent;
using NewsTracker.Core.Robots;
using NewsTracker.Data.Outbound;

namespace NewsTracker.Scraping.Outbound;

/// <summary>The robots.txt files that this process has at hand, parsed: every page of a feed asks for the same one.</summary>
internal sealed class RobotsMemory(TimeProvider clock)
{
    /// <summary>What another process may have learnt meanwhile is seen after this long.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private const int MostHosts = 1_000;

    private readonly ConcurrentDictionary<string, (RobotsRecord Record, RobotsFile Rules, DateTimeOffset ReadAt)> known = new(StringComparer.Ordinal);

    public (RobotsRecord Record, RobotsFile Rules)? Find(string origin) =>
        known.TryGetValue(origin, out var entry) && clock.GetUtcNow() - entry.ReadAt < Lifetime ? (entry.Record, entry.Rules) : null;

    public RobotsFile Keep(RobotsRecord record)
    {
        if (known.Count >= MostHosts)
        {
            known.Clear();
        }

        var rules = RobotsFile.Parse(record.Content);
        known[record.Origin] = (record, rules, clock.GetUtcNow());
        return rules;
    }
}
