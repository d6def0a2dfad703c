namespace NewsTracker.Core.Robots;

/// <summary>The rules below one list of agents. The agents share it, so a file of many names and many rules stays as small as it is printed.</summary>
internal sealed class RobotsBlock
{
    private readonly List<RobotsRule> rules = [];

    public IReadOnlyList<RobotsRule> Rules => rules;

    public void Add(RobotsRule rule) => rules.Add(rule);
}
