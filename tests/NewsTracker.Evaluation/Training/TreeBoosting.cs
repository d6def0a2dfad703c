using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Evaluation.Training;

/// <summary>
/// Gradient boosting of decision trees with logistic loss (Friedman 2001), splits found on histograms. Each tree sees its own sample of the
/// features, so that no few of them decide everything; the sampling is seeded, so the same rows give the same trees.
/// </summary>
internal sealed class TreeBoosting(IReadOnlyList<TrainingRow> rows)
{
    private const int Trees = 140;
    private const int Depth = 6;
    private const int Bins = 48;
    private const double Rate = 0.1;
    private const double Ridge = 2;
    private const double LeastGain = 0.5;
    private const double LeastLeaf = 4;
    private const double FeatureShare = 0.4;
    private const int Seed = 1;

    private readonly int width = rows[0].Features.Length;
    private readonly List<BlockModel.Node> nodes = [];
    private readonly List<int> roots = [];
    private readonly Random random = new(Seed);
    private bool[] sampled = [];
    private float[][] cuts = [];
    private byte[][] bins = [];
    private double[] gradients = [];
    private double[] curvatures = [];
    private double[] scores = [];

    public BlockModel Train()
    {
        CutIntoBins();
        (gradients, curvatures, scores) = (new double[rows.Count], new double[rows.Count], new double[rows.Count]);
        for (var tree = 0; tree < Trees; tree++)
        {
            for (var i = 0; i < rows.Count; i++)
            {
                var chance = 1 / (1 + Math.Exp(-scores[i]));
                gradients[i] = rows[i].Weight * (chance - rows[i].Label);
                curvatures[i] = rows[i].Weight * Math.Max(1e-6, chance * (1 - chance));
            }

            sampled = [.. Enumerable.Range(0, width).Select(_ => random.NextDouble() < FeatureShare)];
            roots.Add(nodes.Count);
            Grow(Enumerable.Range(0, rows.Count).ToArray(), Depth);
        }

        return new BlockModel(nodes, roots);
    }

    private void CutIntoBins()
    {
        (cuts, bins) = (new float[width][], new byte[width][]);
        for (var feature = 0; feature < width; feature++)
        {
            var values = rows.Select(row => row.Features[feature]).Order().ToArray();
            var distinct = values.Distinct().ToArray();
            cuts[feature] = distinct.Length <= Bins
                ? distinct
                : Enumerable.Range(1, Bins).Select(cut => values[(int)((long)cut * (values.Length - 1) / Bins)]).Distinct().ToArray();
            bins[feature] = new byte[rows.Count];
            for (var i = 0; i < rows.Count; i++)
            {
                var found = Array.BinarySearch(cuts[feature], rows[i].Features[feature]);
                bins[feature][i] = (byte)Math.Min(found < 0 ? ~found : found, cuts[feature].Length - 1);
            }
        }
    }

    private void Grow(int[] members, int depthLeft)
    {
        var (gradient, curvature) = (0.0, 0.0);
        foreach (var i in members)
            (gradient, curvature) = (gradient + gradients[i], curvature + curvatures[i]);
        if (depthLeft == 0 || FindSplit(members, gradient, curvature) is not var (feature, bin))
        {
            var value = (float)(-Rate * gradient / (curvature + Ridge));
            nodes.Add(new BlockModel.Node(-1, value, 0));
            foreach (var i in members)
                scores[i] += value;
            return;
        }

        var at = nodes.Count;
        nodes.Add(default);
        Grow(Array.FindAll(members, i => bins[feature][i] <= bin), depthLeft - 1);
        nodes[at] = new BlockModel.Node(feature, cuts[feature][bin], nodes.Count);
        Grow(Array.FindAll(members, i => bins[feature][i] > bin), depthLeft - 1);
    }

    private (int Feature, int Bin)? FindSplit(int[] members, double gradient, double curvature)
    {
        var before = gradient * gradient / (curvature + Ridge);
        (int, int)? best = null;
        var bestGain = LeastGain;
        Span<double> gradientSums = stackalloc double[Bins + 1];
        Span<double> curvatureSums = stackalloc double[Bins + 1];
        for (var feature = 0; feature < width; feature++)
        {
            if (!sampled[feature])
                continue;
            gradientSums.Clear();
            curvatureSums.Clear();
            var ofFeature = bins[feature];
            foreach (var i in members)
            {
                gradientSums[ofFeature[i]] += gradients[i];
                curvatureSums[ofFeature[i]] += curvatures[i];
            }

            var (left, leftCurvature) = (0.0, 0.0);
            for (var bin = 0; bin < cuts[feature].Length - 1; bin++)
            {
                (left, leftCurvature) = (left + gradientSums[bin], leftCurvature + curvatureSums[bin]);
                var (right, rightCurvature) = (gradient - left, curvature - leftCurvature);
                if (leftCurvature < LeastLeaf || rightCurvature < LeastLeaf)
                    continue;
                var gain = (left * left / (leftCurvature + Ridge)) + (right * right / (rightCurvature + Ridge)) - before;
                if (gain > bestGain)
                    (bestGain, best) = (gain, (feature, bin));
            }
        }

        return best;
    }
}

/// <param name="Label">The share of the block that belongs to the body, 0 or 1.</param>
internal sealed record TrainingRow(float[] Features, double Label, double Weight);
