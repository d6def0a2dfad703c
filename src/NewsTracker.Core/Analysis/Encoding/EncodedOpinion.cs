using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Encoding;

/// <summary>What the encoder makes of a state and topic, of all sentences together.</summary>
/// <param name="Odds">Log odds that the text tells a position.</param>
/// <param name="Shares">How likely each stance is, one of them being right, in the order of <see cref="WordingLabels.Stances"/>.</param>
internal sealed record EncodedOpinion(double Odds, IReadOnlyList<double> Shares)
{
    /// <summary>A speech names its state in hundreds of sentences, none of which need tell anything: only those count that speak most for the topic.</summary>
    private const int MostSentences = 12;

    public double ShareOf(Stance stance) => Shares[(int)stance - 1];

    /// <summary>Sentences add up their odds, as if each might be the one that tells it, and each has as much of a say in the stance as it adds.</summary>
    /// <param name="all">Of the state, by sentence.</param>
    public static EncodedOpinion Of(IReadOnlyList<float[]> all, Topic topic)
    {
        var label = WordingLabels.Of(topic);
        var rows = all.OrderByDescending(row => row[label]).Take(MostSentences).ToList();
        var most = (double)rows[0][label];
        var odds = most + Math.Log(rows.Sum(row => Math.Exp(row[label] - most)));
        var says = rows.ConvertAll(row => Math.Exp(row[label] - odds));
        var stances = WordingLabels.Stances.Select(stance => WeighedBy(says, rows, WordingLabels.Of(topic, stance))).ToList();
        var highest = stances.Max();
        var powers = stances.ConvertAll(one => Math.Exp(one - highest));
        var sum = powers.Sum();
        return new EncodedOpinion(odds, powers.ConvertAll(power => power / sum));
    }

    private static double WeighedBy(List<double> says, List<float[]> rows, int label)
    {
        var sum = 0.0;
        for (var i = 0; i < rows.Count; i++)
            sum += rows[i][label] * says[i];
        return sum;
    }
}
