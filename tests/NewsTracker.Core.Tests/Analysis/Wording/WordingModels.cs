using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Wording;

namespace NewsTracker.Core.Tests.Analysis.Wording;

/// <summary>Wording models of a few features, made by hand.</summary>
internal static class WordingModels
{
    /// <param name="labels">Those that are not nothing: their bias and what each unit adds.</param>
    public static WordingModel Of(IReadOnlyList<(int Label, float Bias, float[] Units)> labels, IReadOnlyList<(string Feature, float[] Units)> features) => new(WeightsOf(labels, features));

    /// <inheritdoc cref="Of"/>
    public static WordingWeights WeightsOf(IReadOnlyList<(int Label, float Bias, float[] Units)> labels, IReadOnlyList<(string Feature, float[] Units)> features)
    {
        var width = features[0].Units.Length;
        var (biases, weights) = (new float[WordingLabels.Count], Enumerable.Range(0, WordingLabels.Count).Select(_ => new float[width]).ToArray());
        foreach (var (label, bias, units) in labels)
            (biases[label], weights[label]) = (bias, units);
        return WordingWeights.Of(features.ToDictionary(one => one.Feature, one => one.Units, StringComparer.Ordinal), new HiddenLayer(new float[width], biases, weights));
    }
}
