namespace NewsTracker.Core.Stories;

/// <summary>What two texts have in common, and whether that makes them one report.</summary>
public sealed record StoryComparison
{
    /// <summary>Whether both are copies or rewrites of the same report.</summary>
    public required bool IsSameReport { get; init; }

    /// <summary>Between 0 and 1; comparable among texts that are the same report as one text.</summary>
    public required double Score { get; init; }

    /// <summary>The share of the shorter text, by words, that stands in the other as it is.</summary>
    public required double SharedText { get; init; }

    /// <summary>The share of the shorter text, by the weight of its sentences, that the other says too, in whichever words.</summary>
    public required double SharedSentences { get; init; }

    /// <summary>The share of what the two say together, by the weight of their words, that both say.</summary>
    public required double SharedWords { get; init; }

    /// <summary>Names and figures that stand in both, the most telling first.</summary>
    public required IReadOnlyList<string> SharedNames { get; init; }

    /// <summary>Why they are, or are not, the same report: a sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What the decision rests on.</summary>
    internal StoryFeatures? Features { get; init; }
}
