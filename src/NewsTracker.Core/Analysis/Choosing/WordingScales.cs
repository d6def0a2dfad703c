using System.Globalization;
using NewsTracker.Core.Analysis.Topics;
using NewsTracker.Core.Analysis.Wording;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>How far the wording of the text speaks for a reading, as steps of a scale: each step that is reached is a feature, so that the scorer learns how much it adds.</summary>
internal static class WordingScales
{
    private static readonly double[] Odds = [-5, -4, -3, -2, -1.2, -0.6, 0, 0.6, 1.2, 2, 3];

    private static readonly double[] Shares = [0.1, 0.3, 0.5, 0.7, 0.85];

    private static readonly WordingScale BesideRules = new("wording", Odds, Shares);

    /// <summary>A reading by wording alone has a scale of its own: no rule speaks for it.</summary>
    private static readonly WordingScale Alone = new("wording alone", Odds, Shares);

    public static IEnumerable<string> Of(WordingOpinion? opinion, Finding finding) => opinion is null
        ? ["wording=none"]
        : (finding.IsOfWordingAlone ? Alone : BesideRules).StepsBelow(opinion.Odds, opinion.ShareOf(finding.Stance));

    private sealed class WordingScale(string name, double[] odds, double[] shares)
    {
        private readonly (double Step, string Feature)[] odds = [.. odds.Select(step => (step, string.Create(CultureInfo.InvariantCulture, $"{name}>{step}")))];
        private readonly (double Step, string Feature)[] shares = [.. shares.Select(step => (step, string.Create(CultureInfo.InvariantCulture, $"{name} stance>{step}")))];

        public IEnumerable<string> StepsBelow(double oddsOfTopic, double shareOfStance)
        {
            foreach (var (step, feature) in odds)
            {
                if (oddsOfTopic > step)
                    yield return feature;
            }

            foreach (var (step, feature) in shares)
            {
                if (shareOfStance > step)
                    yield return feature;
            }
        }
    }
}
