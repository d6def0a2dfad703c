using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Positions;

namespace NewsTracker.Evaluation.Training;

/// <summary>How wrong a network is about one topic of a state, shared among the state's sentences as far as each speaks for the topic.</summary>
internal sealed class WordingErrors(IReadOnlyList<HiddenNetwork.Pass> passes, IReadOnlyList<double[]> errors, Topic topic)
{
    private readonly int label = WordingLabels.Of(topic);

    /// <param name="shares">How far each stance is right; null where the text tells no position.</param>
    public void Add(float[]? shares)
    {
        var together = LogSum([.. passes.Select(pass => pass.Odds[label])]);
        var parts = passes.Select(pass => Math.Exp(pass.Odds[label] - together)).ToArray();
        var error = (1 / (1 + Math.Exp(-together))) - (shares is null ? 0 : 1);
        for (var i = 0; i < passes.Count; i++)
            errors[i][label] += parts[i] * error;
        if (shares is not null)
            AddOfStances(shares, parts);
    }

    private void AddOfStances(float[] shares, double[] parts)
    {
        var labels = WordingLabels.Stances.Select(stance => WordingLabels.Of(topic, stance)).ToArray();
        var odds = labels.Select(stance => passes.Select((pass, i) => parts[i] * pass.Odds[stance]).Sum()).ToArray();
        var all = LogSum(odds);
        var wrong = odds.Select((one, stance) => Math.Exp(one - all) - shares[stance]).ToArray();
        var gains = passes.Select(pass => labels.Select((stance, i) => wrong[i] * pass.Odds[stance]).Sum()).ToArray();
        var mean = gains.Zip(parts, (gain, part) => gain * part).Sum();
        for (var i = 0; i < passes.Count; i++)
        {
            errors[i][label] += parts[i] * (gains[i] - mean);
            for (var stance = 0; stance < labels.Length; stance++)
                errors[i][labels[stance]] += parts[i] * wrong[stance];
        }
    }

    private static double LogSum(double[] odds)
    {
        var most = odds.Max();
        return most + Math.Log(odds.Sum(one => Math.Exp(one - most)));
    }
}
