using NewsTracker.Core.Robots;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Outbound;

namespace NewsTracker.Scraping.Outbound;

/// <summary>The robots.txt files that this process has at hand, parsed: every page of a feed asks for the same one. Bounded in number and in text: a feed may name any number of hosts, and each serves what it likes.</summary>
internal sealed class RobotsMemory(TimeProvider clock)
{
    /// <summary>In characters of the files; the rules read from them take several bytes for each.</summary>
    internal const int MostText = 4 * 1024 * 1024;

    /// <summary>What another process may have learnt meanwhile is seen after this long.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private const int MostHosts = 1_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, (KnownRobots Robots, int Length, DateTimeOffset ReadAt)> known = new(StringComparer.Ordinal);
    private long text;

    /// <summary>Whoever finds nothing here takes a turn, and looks again.</summary>
    public RobotsTurns Turns { get; } = new();

    public KnownRobots? Find(string origin)
    {
        lock (gate)
        {
            return known.TryGetValue(origin, out var entry) && clock.GetUtcNow() - entry.ReadAt < Lifetime ? entry.Robots : null;
        }
    }

    public KnownRobots Keep(RobotsRecord record)
    {
        var (robots, length) = (KnownRobots.Of(record), record.Content.Length);
        lock (gate)
        {
            text -= known.Remove(record.Origin, out var before) ? before.Length : 0;
            if (known.Count >= MostHosts || text + length > MostText)
            {
                known.Clear();
                text = 0;
            }

            known[record.Origin] = (robots, length, clock.GetUtcNow());
            text += length;
        }

        return robots;
    }
}

/// <summary>A host's robots.txt as it is at hand: its rules and what befell it, without the text.</summary>
/// <param name="WasRead">Whether it was ever read, or said to be missing.</param>
internal sealed record KnownRobots(
    RobotsFile Rules, RobotsAvailability Availability, bool WasRead, DateTimeOffset UnreachableSince, string? Explanation, FeedTrouble? HostTrouble, bool HasAnswered)
{
    public static KnownRobots Of(RobotsRecord record) => new(
        RobotsFile.Parse(record.Content), record.Availability, record.ReadAt is not null, record.UnreachableSince ?? record.FetchedAt, record.Explanation, record.HostTrouble, record.AnsweredAt is not null);
}
