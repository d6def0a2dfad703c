namespace NewsTracker.Core.Analysis.Wording;

/// <summary>What stands between the features of a wording and its labels: units that are the sum of the features' weights where that is above zero, and what each unit that is adds to each label.</summary>
/// <param name="Bias">By unit.</param>
/// <param name="LabelBias">By label of <see cref="WordingLabels"/>.</param>
/// <param name="LabelWeights">By label, then by unit.</param>
internal sealed record HiddenLayer(float[] Bias, float[] LabelBias, float[][] LabelWeights)
{
    public int Width => Bias.Length;

    /// <param name="sums">The sum of the features' weights and the bias, by unit.</param>
    public double[] Odds(ReadOnlySpan<float> sums)
    {
        var odds = new double[LabelWeights.Length];
        for (var label = 0; label < odds.Length; label++)
        {
            var sum = LabelBias[label];
            var weights = LabelWeights[label];
            for (var unit = 0; unit < weights.Length; unit++)
                sum += Math.Max(0, sums[unit]) * weights[unit];
            odds[label] = sum;
        }

        return odds;
    }

    /// <summary>What a feature adds to a label where these units are what they are.</summary>
    public double Share(float[] feature, float[] sums, int label)
    {
        var share = 0.0;
        for (var unit = 0; unit < Width; unit++)
            share += sums[unit] > 0 ? feature[unit] * LabelWeights[label][unit] : 0;
        return share;
    }
}
