using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Encoding;

/// <summary>What the encoder makes of a state and topic, of all sentences together: they add up their odds, as if each might be the one that tells it, and each has as much of a say in the stance as it adds.</summary>
internal sealed class EncodedOpinion
{
    /// <summary>A speech names its state in hundreds of sentences, none of which need tell anything: only those count that speak most for the topic.</summary>
    private const int MostSentences = 12;

    private readonly List<float[]> rows;
    private readonly Topic topic;
    private double[]? shares;

    /// <param name="all">Of the state, by sentence.</param>
    public EncodedOpinion(IEnumerable<float[]> all, Topic topic)
    {
        this.topic = topic;
        var label = WordingLabels.Of(topic);
        rows = all.OrderByDescending(row => row[label]).Take(MostSentences).ToList();
        var most = (double)rows[0][label];
        Odds = most + Math.Log(rows.Sum(row => Math.Exp(row[label] - most)));
    }

    /// <summary>Log odds that the text tells a position.</summary>
    public double Odds { get; }

    /// <summary>How likely the stance is, one of them being right.</summary>
    public double ShareOf(Stance stance) => (shares ??= Shares())[(int)stance - 1];

    private double[] Shares()
    {
        var label = WordingLabels.Of(topic);
        var says = rows.ConvertAll(row => Math.Exp(row[label] - Odds));
        var stances = WordingLabels.Stances.Select(stance => WeighedBy(says, WordingLabels.Of(topic, stance))).ToArray();
        var highest = stances.Max();
        var powers = Array.ConvertAll(stances, one => Math.Exp(one - highest));
        var sum = powers.Sum();
        return Array.ConvertAll(powers, power => power / sum);
    }

    private double WeighedBy(List<double> says, int label)
    {
        var sum = 0.0;
        for (var i = 0; i < rows.Count; i++)
            sum += rows[i][label] * says[i];
        return sum;
    }
}
