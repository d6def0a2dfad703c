using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Evaluation.Training;

/// <summary>
/// Gradient boosting of decision trees with logistic loss (Friedman 2001), splits found on histograms. Each tree sees its own sample of the
/// features, so that no few of them decide everything, and of the rows that are settled already (Ke et al., "LightGBM", 2017); the sampling
/// is seeded, so the same rows give the same trees.
/// </summary>
internal sealed class TreeBoosting(FeatureBins data, IReadOnlyList<TrainingRow> rows, IReadOnlyList<TrainingTarget> targets, int[] members, TreeOptions options)
{
    /// <summary>Rows this near to their target are settled; of those one in <see cref="SettledShare"/> is looked at and counts for all.</summary>
    private const double Settled = 0.03;
    private const double SettledShare = 0.15;
    private const int TreesBeforeSettling = 8;

    private readonly List<BlockModel.Node> nodes = [];
    private readonly List<int> roots = [];
    private readonly double[] scores = new double[rows.Count];
    private readonly Slope[] slopes = new Slope[rows.Count];
    private readonly Random random = new(options.Seed);

    public BlockModel Train()
    {
        for (var tree = 0; tree < options.Trees; tree++)
        {
            var sample = Sample(tree);
            int[] features = [.. Enumerable.Range(0, data.Width).Where(_ => random.NextDouble() < options.FeatureShare)];
            roots.Add(nodes.Count);
            new TreeGrower(data, features, sample, slopes, options, nodes).Grow();
            foreach (var row in members)
                scores[row] += LeafOf(roots[^1], rows[row].Features);
        }

        return new BlockModel(nodes, roots);
    }

    /// <summary>What the trained trees rate a row, 0 to 1; by all of them, where <see cref="BlockModel.Rate"/> stops once a block is settled.</summary>
    public double Rate(int row) => 1 / (1 + Math.Exp(-roots.Sum(root => (double)LeafOf(root, rows[row].Features))));

    private int[] Sample(int tree)
    {
        var sample = new List<int>(members.Length);
        foreach (var row in members)
        {
            var chance = 1 / (1 + Math.Exp(-scores[row]));
            var weight = targets[row].Weight;
            if (tree >= TreesBeforeSettling && Math.Abs(chance - targets[row].Rate) < Settled)
            {
                if (random.NextDouble() > SettledShare)
                    continue;
                weight /= SettledShare;
            }

            slopes[row] = new Slope(weight * (chance - targets[row].Rate), weight * Math.Max(1e-6, chance * (1 - chance)));
            sample.Add(row);
        }

        return [.. sample];
    }

    private float LeafOf(int root, float[] features)
    {
        var at = root;
        while (nodes[at].Feature >= 0)
            at = features[nodes[at].Feature] <= nodes[at].Value ? at + 1 : nodes[at].Right;
        return nodes[at].Value;
    }
}

/// <param name="Rate">How much of what a tree says is believed.</param>
/// <param name="Ridge">Holds back leaves of few rows.</param>
/// <param name="LeastLeaf">The least curvature, about a quarter of the weight of undecided rows, on each side of a cut.</param>
internal sealed record TreeOptions(int Trees = 200, int Depth = 6, double Rate = 0.07, double Ridge = 2, double LeastGain = 0.5, double LeastLeaf = 4, double FeatureShare = 0.2, int Seed = 1);

/// <param name="Label">1 where the block belongs to the body, otherwise 0.</param>
/// <param name="Weight">Zero where nobody said whether it does.</param>
internal sealed record TrainingRow(float[] Features, double Label, double Weight);
