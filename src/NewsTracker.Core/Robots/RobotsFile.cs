using System.Globalization;

namespace NewsTracker.Core.Robots;

/// <summary>The rules of a robots.txt by RFC 9309.</summary>
public sealed class RobotsFile
{
    private const int MaxRules = 20_000;

    private readonly List<Group> groups;

    private RobotsFile(List<Group> groups, List<string> sitemaps)
    {
        this.groups = groups;
        Sitemaps = sitemaps;
    }

    /// <summary>No rules: everything may be fetched (the meaning of a 4xx answer, RFC 9309 2.3.1.3).</summary>
    public static RobotsFile AllowAll { get; } = new([], []);

    /// <summary>The sitemaps named, as printed.</summary>
    public IReadOnlyList<string> Sitemaps { get; }

    public static RobotsFile Parse(string text)
    {
        var found = new List<Group>();
        var sitemaps = new List<string>();
        Group? group = null;
        var rules = 0;
        foreach (var (key, value) in RobotsLines.Read(text))
        {
            switch (key)
            {
                case "user-agent":
                    // Agents in a row share the rules that follow them.
                    if (group is null || group.HasRules)
                    {
                        found.Add(group = new Group());
                    }

                    group.Agents.Add(value);
                    break;
                case "allow" or "disallow" when group is not null && rules++ < MaxRules:
                    group.HasRules = true;
                    if (value.Length > 0)
                    {
                        group.Rules.Add(new RobotsRule(value, key == "allow"));
                    }

                    break;
                case "crawl-delay" when group is not null:
                    group.HasRules = true;
                    if (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1_000_000)
                    {
                        group.CrawlDelay ??= TimeSpan.FromSeconds(seconds);
                    }

                    break;
                case "sitemap" when value.Length > 0:
                    sitemaps.Add(value);
                    break;
            }
        }

        return new RobotsFile(found, sitemaps);
    }

    /// <summary>Whether the agent (its product token, such as <c>NewsTracker</c>) may fetch the address. The longest rule that matches decides; of two as long, the one that allows.</summary>
    public bool Allows(string agent, Uri url)
    {
        var path = RobotsPath.Normalise(url.PathAndQuery);
        if (path == "/robots.txt")
        {
            return true;
        }

        RobotsRule? decisive = null;
        foreach (var rule in GroupsFor(agent).SelectMany(group => group.Rules).Where(rule => rule.Matches(path)))
        {
            if (decisive is null || rule.Length > decisive.Length || (rule.Length == decisive.Length && rule.IsAllowing))
            {
                decisive = rule;
            }
        }

        return decisive?.IsAllowing ?? true;
    }

    /// <summary>The pause asked for between requests; absent where none is.</summary>
    public TimeSpan? CrawlDelay(string agent) => GroupsFor(agent).Select(group => group.CrawlDelay).FirstOrDefault(delay => delay is not null);

    /// <summary>All groups that name the agent, taken together; the groups for everyone where none does (RFC 9309, 2.2.1).</summary>
    private List<Group> GroupsFor(string agent)
    {
        var own = groups.FindAll(group => group.Agents.Exists(name => ProductToken(name).Equals(agent, StringComparison.OrdinalIgnoreCase)));
        return own.Count > 0 ? own : groups.FindAll(group => group.Agents.Exists(name => name.StartsWith('*')));
    }

    /// <summary>The part of a user-agent line that names a product: letters, digits, hyphen and underscore.</summary>
    private static string ProductToken(string agent)
    {
        var end = 0;
        while (end < agent.Length && (char.IsAsciiLetterOrDigit(agent[end]) || agent[end] is '-' or '_'))
        {
            end++;
        }

        return agent[..end];
    }

    private sealed class Group
    {
        public List<string> Agents { get; } = [];

        public List<RobotsRule> Rules { get; } = [];

        public TimeSpan? CrawlDelay { get; set; }

        public bool HasRules { get; set; }
    }
}
