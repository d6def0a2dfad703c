using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Wording;

/// <summary>What the wording model tells of a state in a sentence, by number: the eight topics, then the five stances of each.</summary>
internal static class WordingLabels
{
    public static readonly IReadOnlyList<Topic> Topics = Enum.GetValues<Topic>();

    public static readonly IReadOnlyList<Stance> Stances = Enum.GetValues<Stance>();

    public static int Count => Topics.Count * (1 + Stances.Count);

    public static int Of(Topic topic) => (int)topic - 1;

    public static int Of(Topic topic, Stance stance) => Topics.Count + (Of(topic) * Stances.Count) + (int)stance - 1;
}
