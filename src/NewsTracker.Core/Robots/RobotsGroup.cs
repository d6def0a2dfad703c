namespace NewsTracker.Core.Robots;

/// <summary>The rules for one agent; those of several groups for it are merged (RFC 9309, 2.2.1).</summary>
internal sealed class RobotsGroup
{
    private readonly List<RobotsBlock> blocks = [];

    /// <summary>The longest pause any of the merged groups asks for.</summary>
    public TimeSpan? CrawlDelay { get; private set; }

    public void Add(RobotsBlock block)
    {
        if (blocks.Count == 0 || !ReferenceEquals(blocks[^1], block))
            blocks.Add(block);
    }

    public void Ask(TimeSpan delay) => CrawlDelay = CrawlDelay is { } asked && asked > delay ? asked : delay;

    /// <summary>The longest matching rule decides; of two as long the one that allows (RFC 9309, 2.2.2).</summary>
    public bool Allows(string path)
    {
        RobotsRule? best = null;
        foreach (var block in blocks)
        {
            foreach (var rule in block.Rules)
            {
                if (rule.Outranks(best) && rule.Matches(path))
                    best = rule;
            }
        }

        return best?.IsAllow != false;
    }
}
