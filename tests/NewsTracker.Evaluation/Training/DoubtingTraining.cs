using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Evaluation.Training;

/// <summary>
/// Trains the block model in two rounds, so that it learns as little as may be by heart. Models that were each trained without a part of the sites say first what they make of
/// that part; the model that ships then learns what people wrote down mixed with that opinion. Where the two agree nothing changes; a block that only its own label explains,
/// mostly because its page was labelled unlike others, pulls less. Blocks of which nobody said anything follow the opinion alone (distillation out of fold: Furlanello et al.,
/// "Born again neural networks", 2018).
/// </summary>
/// <param name="siteOf">The number of each row's site.</param>
internal sealed class DoubtingTraining(FeatureBins bins, IReadOnlyList<TrainingRow> rows, IReadOnlyList<int> siteOf)
{
    /// <summary>How far a label is believed against the opinion of the models that have not seen its site.</summary>
    private const double Belief = 0.5;

    /// <summary>What a block counts of which nobody said whether it belongs to the body: the least that one counts of which somebody did.</summary>
    private const double UnlabelledWeight = 0.15;

    /// <param name="seen">The rows of the sites that may be seen.</param>
    public BlockModel Train(IReadOnlyList<int> seen, TreeOptions options)
    {
        var opinions = OpinionsOf(seen, options);
        var targets = new TrainingTarget[rows.Count];
        foreach (var row in seen)
        {
            targets[row] = rows[row].Weight > 0
                ? new TrainingTarget((Belief * rows[row].Label) + ((1 - Belief) * opinions[row]), rows[row].Weight)
                : new TrainingTarget(opinions[row], UnlabelledWeight);
        }

        return new TreeBoosting(bins, rows, targets, [.. seen], options).Train();
    }

    private double[] OpinionsOf(IReadOnlyList<int> seen, TreeOptions options)
    {
        var folds = new SiteFolds(siteOf, seen);
        var labels = rows.Select(row => new TrainingTarget(row.Label, row.Weight)).ToArray();
        var opinions = new double[rows.Count];
        for (var fold = 0; fold < SiteFolds.Count; fold++)
        {
            var boosting = new TreeBoosting(bins, rows, labels, [.. seen.Where(row => rows[row].Weight > 0 && folds.OfRow(row) != fold)], options);
            boosting.Train();
            foreach (var row in seen.Where(row => folds.OfRow(row) == fold))
                opinions[row] = boosting.Rate(row);
        }

        return opinions;
    }
}
