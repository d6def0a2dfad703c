namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>What features say together and none of them alone: the hidden units of the scorer, whose odds are added to those of the single features.</summary>
/// <param name="Layer">Of one label: that the reading is right.</param>
/// <param name="Weights">What a feature adds to each unit.</param>
internal sealed record ScorerUnits(HiddenLayer Layer, IReadOnlyDictionary<string, float[]> Weights)
{
    public static ScorerUnits None { get; } = new(new HiddenLayer([], [0], [[]]), new Dictionary<string, float[]>());

    public float[] Begin() => [.. Layer.Bias];

    /// <param name="sums">What was begun with, and the weights of the features.</param>
    public double OddsOf(float[] sums) => Layer.Width == 0 ? 0 : Layer.Odds(sums)[0];

    public double OddsOf(IEnumerable<string> features)
    {
        var sums = Begin();
        foreach (var feature in features)
        {
            if (Weights.GetValueOrDefault(feature) is { } weights)
                HiddenLayer.Add(sums, weights);
        }

        return OddsOf(sums);
    }

    /// <summary>The same units with their odds so many times as high.</summary>
    public ScorerUnits Times(double slope) =>
        this with { Layer = Layer with { LabelBias = Array.ConvertAll(Layer.LabelBias, bias => (float)(bias * slope)), LabelWeights = Array.ConvertAll(Layer.LabelWeights, of => Array.ConvertAll(of, weight => (float)(weight * slope))) } };
}
