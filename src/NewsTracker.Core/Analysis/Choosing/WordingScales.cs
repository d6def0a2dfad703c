using System.Globalization;
using NewsTracker.Core.Analysis.Topics;
using NewsTracker.Core.Analysis.Wording;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>How far the wording of the text speaks for a reading, as steps of a scale: each step that is reached is a feature, so that the scorer learns how much it adds.</summary>
internal static class WordingScales
{
    private static readonly double[] Odds = [-5, -4, -3, -2, -1.2, -0.6, 0, 0.6, 1.2, 2, 3];

    private static readonly double[] Shares = [0.1, 0.3, 0.5, 0.7, 0.85];

    public static IEnumerable<string> Of(WordingOpinion? opinion, Finding finding)
    {
        if (opinion is null)
        {
            yield return "wording=none";
            yield break;
        }

        // A reading by wording alone has a scale of its own: no rule speaks for it.
        var scale = finding.Cue == "wording" ? "wording alone" : "wording";
        foreach (var step in Odds.Where(step => opinion.Odds > step))
            yield return string.Create(CultureInfo.InvariantCulture, $"{scale}>{step}");
        foreach (var step in Shares.Where(step => opinion.Shares[finding.Stance] > step))
            yield return string.Create(CultureInfo.InvariantCulture, $"{scale} stance>{step}");
    }
}
