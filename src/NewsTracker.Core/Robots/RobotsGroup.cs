namespace NewsTracker.Core.Robots;

/// <summary>The rules for one agent; those of several groups for it are merged (RFC 9309, 2.2.1).</summary>
internal sealed class RobotsGroup
{
    private const int MostRules = 20_000;

    private readonly List<RobotsRule> rules = [];

    /// <summary>The longest pause any of the merged groups asks for.</summary>
    public TimeSpan? CrawlDelay { get; private set; }

    public void Add(RobotsRule rule)
    {
        if (rules.Count < MostRules)
            rules.Add(rule);
    }

    public void Ask(TimeSpan delay) => CrawlDelay = CrawlDelay is { } asked && asked > delay ? asked : delay;

    /// <summary>The longest matching rule decides; of two as long the one that allows (RFC 9309, 2.2.2).</summary>
    public bool Allows(string path)
    {
        RobotsRule? best = null;
        foreach (var rule in rules)
        {
            if ((best is null || rule.Pattern.Length > best.Pattern.Length || (rule.Pattern.Length == best.Pattern.Length && rule.IsAllow && !best.IsAllow)) && rule.Matches(path))
                best = rule;
        }

        return best?.IsAllow != false;
    }
}
