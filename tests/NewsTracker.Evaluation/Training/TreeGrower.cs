using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Evaluation.Training;

/// <summary>Grows one tree on the slopes of the loss: of all cuts of the sampled features the one that gains most, down to a depth.</summary>
internal sealed class TreeGrower(FeatureBins data, int[] features, int[] members, Slope[] slopes, TreeOptions options, List<BlockModel.Node> nodes)
{
    private const int Stride = FeatureBins.Most + 2;

    private readonly int[] spare = new int[members.Length];

    public void Grow() => Grow(0, members.Length, options.Depth, SumUp(0, members.Length));

    private void Grow(int from, int end, int depthLeft, Slope[] sums)
    {
        var all = default(Slope);
        for (var i = from; i < end; i++)
            all += slopes[members[i]];
        var at = nodes.Count;
        nodes.Add(default);
        if (depthLeft == 0 || FindCut(sums, all) is not var (feature, bin))
        {
            nodes[at] = new BlockModel.Node(-1, (float)(-options.Rate * all.Gradient / (all.Curvature + options.Ridge)), 0);
            return;
        }

        var middle = Part(from, end, data.Bins[feature], bin);
        var (left, right) = depthLeft == 1 ? ([], []) : SumUpHalves(from, middle, end, sums);
        Grow(from, middle, depthLeft - 1, left);
        nodes[at] = new BlockModel.Node(feature, data.Cuts[feature][bin], nodes.Count);
        Grow(middle, end, depthLeft - 1, right);
    }

    private (int Feature, int Bin)? FindCut(Slope[] sums, Slope all)
    {
        var before = all.Gain(options.Ridge);
        (int, int)? best = null;
        var bestGain = options.LeastGain;
        for (var column = 0; column < features.Length; column++)
        {
            var left = default(Slope);
            for (var bin = 0; bin < data.Cuts[features[column]].Length - 1; bin++)
            {
                left += sums[(column * Stride) + bin];
                var right = all - left;
                if (left.Curvature < options.LeastLeaf || right.Curvature < options.LeastLeaf)
                    continue;
                var gain = left.Gain(options.Ridge) + right.Gain(options.Ridge) - before;
                if (gain > bestGain)
                    (bestGain, best) = (gain, (features[column], bin));
            }
        }

        return best;
    }

    private Slope[] SumUp(int from, int end)
    {
        var sums = new Slope[features.Length * Stride];
        for (var column = 0; column < features.Length; column++)
        {
            var bins = data.Bins[features[column]];
            var ofColumn = sums.AsSpan(column * Stride, Stride);
            for (var i = from; i < end; i++)
                ofColumn[bins[members[i]]] += slopes[members[i]];
        }

        return sums;
    }

    /// <summary>Only the smaller half is added up; the other is what is left of the whole.</summary>
    private (Slope[] Left, Slope[] Right) SumUpHalves(int from, int middle, int end, Slope[] whole)
    {
        var isLeftSmaller = middle - from < end - middle;
        var smaller = isLeftSmaller ? SumUp(from, middle) : SumUp(middle, end);
        for (var i = 0; i < whole.Length; i++)
            whole[i] -= smaller[i];
        return isLeftSmaller ? (smaller, whole) : (whole, smaller);
    }

    /// <summary>Moves the members at or below the cut to the front, in their order.</summary>
    private int Part(int from, int end, byte[] bins, int cut)
    {
        var (middle, others) = (from, 0);
        for (var i = from; i < end; i++)
        {
            if (bins[members[i]] <= cut)
                members[middle++] = members[i];
            else
                spare[others++] = members[i];
        }

        Array.Copy(spare, 0, members, middle, others);
        return middle;
    }
}

/// <summary>The first and second derivative of the loss, of a row or added up over rows.</summary>
internal readonly record struct Slope(double Gradient, double Curvature)
{
    public double Gain(double ridge) => Gradient * Gradient / (Curvature + ridge);

    public static Slope operator +(Slope one, Slope other) => new(one.Gradient + other.Gradient, one.Curvature + other.Curvature);

    public static Slope operator -(Slope one, Slope other) => new(one.Gradient - other.Gradient, one.Curvature - other.Curvature);
}
