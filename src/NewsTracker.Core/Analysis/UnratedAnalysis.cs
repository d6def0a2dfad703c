using NewsTracker.Core.Analysis.Choosing;

namespace NewsTracker.Core.Analysis;

/// <summary>An article as the engine has read it, before a scorer weighs what was found.</summary>
public sealed class UnratedAnalysis
{
    private readonly Func<PositionModel, Analysis> rate;

    internal UnratedAnalysis(bool needsScorer, Func<PositionModel, Analysis> rate) => (NeedsScorer, this.rate) = (needsScorer, rate);

    /// <summary>Whether any scorer could make a difference.</summary>
    public bool NeedsScorer { get; }

    public Analysis Rate(PositionModel model) => rate(model);
}
