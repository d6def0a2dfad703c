namespace NewsTracker.Evaluation.Training;

/// <summary>Rows by column, each value replaced by the number of its bin: what trees are grown from.</summary>
internal sealed class FeatureBins
{
    public const int Most = 64;

    private FeatureBins(float[][] cuts, byte[][] bins) => (Cuts, Bins) = (cuts, bins);

    /// <summary>By feature: the highest value of each bin but the last, which is open.</summary>
    public float[][] Cuts { get; }

    /// <summary>By feature, then by row.</summary>
    public byte[][] Bins { get; }

    public int Width => Cuts.Length;

    public static FeatureBins Of(IReadOnlyList<TrainingRow> rows)
    {
        var width = rows[0].Features.Length;
        var (cuts, bins) = (new float[width][], new byte[width][]);
        for (var feature = 0; feature < width; feature++)
        {
            // Rows without weight are of pages known by a few passages only.
            float[] values = [.. rows.Where(row => row.Weight > 0).Select(row => row.Features[feature])];
            Array.Sort(values);
            cuts[feature] = Cut(values, [.. values.Distinct()]);
            bins[feature] = new byte[rows.Count];
            for (var i = 0; i < rows.Count; i++)
            {
                var found = Array.BinarySearch(cuts[feature], rows[i].Features[feature]);
                bins[feature][i] = (byte)Math.Min(found < 0 ? ~found : found, cuts[feature].Length - 1);
            }
        }

        return new FeatureBins(cuts, bins);
    }

    /// <summary>Two in three bins hold as many rows as each other; the rest as many values, so that rare large ones are told apart too.</summary>
    private static float[] Cut(float[] values, float[] distinct)
    {
        if (distinct.Length <= Most)
            return distinct;
        const int ByRows = Most * 2 / 3, ByValues = Most / 3;
        return [.. Enumerable.Range(1, ByRows).Select(cut => values[(int)((long)cut * (values.Length - 1) / ByRows)])
            .Concat(Enumerable.Range(1, ByValues).Select(cut => distinct[(int)((long)cut * (distinct.Length - 1) / ByValues)])).Distinct().Order()];
    }
}
