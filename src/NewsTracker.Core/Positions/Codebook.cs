namespace NewsTracker.Core.Positions;

/// <summary>What editors code by: topics, the ladder of stances, rules for hard cases, and examples.</summary>
public sealed record Codebook(
    IReadOnlyList<CodebookTopic> Topics,
    IReadOnlyList<CodebookStance> Stances,
    IReadOnlyList<CodebookRule> Rules,
    IReadOnlyList<CodebookExample> Examples);

/// <summary>How a hard case is coded.</summary>
/// <param name="Topics">Keys of the topics in which the case comes up; empty for a rule on all of them.</param>
public sealed record CodebookRule(string Key, string Title, IReadOnlyList<string> Topics, string Text);

/// <summary>A sentence made up to show how one like it is coded.</summary>
/// <param name="Stance">The stance's key; absent for a counter-example, which is no position on the topic.</param>
/// <param name="Why">Why a counter-example is none.</param>
public sealed record CodebookExample(string Topic, string? Stance, string Text, string? Why = null);
