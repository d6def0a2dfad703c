using System.Globalization;

namespace NewsTracker.Core.Robots;

/// <summary>The rules of a robots.txt by RFC 9309.</summary>
public sealed class RobotsFile
{
    // RFC 9309 2.5: a crawler must read at least 500 KiB and may stop there.
    private const int MaxLength = 500 * 1024;
    private const double MaxDelaySeconds = 24 * 60 * 60;

    private readonly List<RobotsGroup> _groups = [];

    /// <summary>No rules: everything may be fetched (the meaning of a 4xx answer, RFC 9309 2.3.1.3).</summary>
    public static RobotsFile AllowAll { get; } = Parse("");

    /// <summary>The sitemaps named, absolute as printed.</summary>
    public IReadOnlyList<string> Sitemaps { get; private init; } = [];

    public static RobotsFile Parse(string text)
    {
        var sitemaps = new List<string>();
        var file = new RobotsFile { Sitemaps = sitemaps };
        RobotsGroup? group = null;
        var namingAgents = false;
        foreach (var line in text.AsSpan(0, Math.Min(text.Length, MaxLength)).TrimStart('\uFEFF').EnumerateLines())
        {
            if (!RobotsLine.TryRead(line, out var key, out var value))
                continue;
            if (key == RobotsKey.Sitemap)
            {
                if (!value.IsEmpty)
                    sitemaps.Add(value.ToString());
            }
            else if (key == RobotsKey.UserAgent)
            {
                if (!namingAgents)
                    file._groups.Add(group = new RobotsGroup());
                namingAgents = true;
                group!.Agents.Add(RobotsLine.ProductToken(value));
            }
            else if (group is not null)
            {
                namingAgents = false;
                AddRule(group, key, value);
            }
        }

        return file;
    }

    /// <summary>Whether the agent (its product token, such as <c>NewsTracker</c>) may fetch the address.</summary>
    public bool Allows(string agent, Uri url)
    {
        var path = RobotsPath.Of(url);
        if (path == "/robots.txt")
            return true;
        var longest = -1;
        var allowed = true;
        foreach (var rule in GroupsOf(agent).SelectMany(group => group.Rules))
        {
            if (rule.Length < longest || (rule.Length == longest && (allowed || !rule.Allow)) || !RobotsPath.Matches(rule.Pattern, path))
                continue;
            longest = rule.Length;
            allowed = rule.Allow;
        }

        return allowed;
    }

    /// <summary>The pause asked for between requests; absent where none is.</summary>
    public TimeSpan? CrawlDelay(string agent) => GroupsOf(agent).Select(group => group.CrawlDelay).FirstOrDefault(delay => delay is not null);

    private static void AddRule(RobotsGroup group, RobotsKey key, ReadOnlySpan<char> value)
    {
        if (key == RobotsKey.CrawlDelay)
        {
            if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= MaxDelaySeconds)
                group.CrawlDelay ??= TimeSpan.FromSeconds(seconds);
        }
        else if (!value.IsEmpty)
        {
            var pattern = RobotsPath.Normalise(value);
            group.Rules.Add(new RobotsRule(key == RobotsKey.Allow, pattern, pattern.Length));
        }
    }

    /// <summary>Every group that names the agent, read as one (RFC 9309 2.2.1); those for all agents where none does.</summary>
    private List<RobotsGroup> GroupsOf(string agent)
    {
        var token = RobotsLine.ProductToken(agent);
        var own = _groups.FindAll(group => group.Agents.Contains(token, StringComparer.OrdinalIgnoreCase));
        return own.Count > 0 ? own : _groups.FindAll(group => group.Agents.Contains("*"));
    }

    private sealed class RobotsGroup
    {
        public List<string> Agents { get; } = [];

        public List<RobotsRule> Rules { get; } = [];

        public TimeSpan? CrawlDelay { get; set; }
    }

    private sealed record RobotsRule(bool Allow, string Pattern, int Length);
}
