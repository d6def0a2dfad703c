using System.Globalization;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>How far the wording of the text speaks for a reading, as steps of a scale: each step that is reached is a feature, so that the scorer learns how much it adds.</summary>
internal static class WordingScales
{
    private static readonly double[] Odds = [-5, -4, -3, -2.2, -1.6, -1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2, 1.6, 2.2, 3, 4];
    private static readonly double[] Shares = [0.05, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9];

    private static readonly Scale OfOdds = new("wording", Odds);
    private static readonly Scale OfShare = new("is wording", Shares);

    /// <summary>A reading by wording alone has scales of its own: no rule speaks for it.</summary>
    private static readonly Scale OfOddsAlone = new("wording alone", Odds);
    private static readonly Scale OfShareAlone = new("is wording alone", Shares);

    private static readonly Scale Beside = new("beside", [-2, -0.5, 0.5, 2]);
    private static readonly Scale Elsewhere = new("elsewhere", [-2, 0, 2]);
    private static readonly Scale OtherTopic = new("other topic", [-2, 0, 2]);
    private static readonly Scale Lead = new("lead", [-3, -1.5, 0, 1.5, 3]);

    private static readonly Dictionary<(Topic Topic, Stance Stance), Scale> OfShares =
        (from topic in Enum.GetValues<Topic>() from stance in Enum.GetValues<Stance>() select (topic, stance)).ToDictionary(key => key, key => new Scale($"is {key.topic.ToKey()}.{key.stance.ToKey()}", [0.15, 0.3, 0.5, 0.7]));

    public static void AddOfTopic(HashSet<string> features, TopicReading reading)
    {
        if (reading.Opinion is not { } opinion)
        {
            features.Add("wording=none");
            return;
        }

        (reading.IsOfWordingAlone ? OfOddsAlone : OfOdds).AddSteps(features, opinion.Odds);
        if (opinion.Beside is { } beside)
        {
            features.Add("has beside");
            Beside.AddSteps(features, beside);
        }

        if (opinion.Elsewhere is { } elsewhere)
            Elsewhere.AddSteps(features, elsewhere);
        OtherTopic.AddSteps(features, opinion.OtherTopic);
        Lead.AddSteps(features, opinion.Lead);
    }

    public static void AddOfStance(HashSet<string> features, TopicReading reading, Stance stance)
    {
        if (reading.Opinion?.ShareOf(stance) is not { } share)
            return;
        (reading.IsOfWordingAlone ? OfShareAlone : OfShare).AddSteps(features, share);
        OfShares[(reading.Topic, stance)].AddSteps(features, share);
    }

    private sealed class Scale(string name, double[] steps)
    {
        private readonly (double Step, string Feature)[] steps = [.. steps.Select(step => (step, string.Create(CultureInfo.InvariantCulture, $"{name}>{step}")))];

        /// <summary>Adds each step that the value is above.</summary>
        public void AddSteps(HashSet<string> features, double value)
        {
            foreach (var (step, feature) in steps)
            {
                if (!(value > step))
                    return;
                features.Add(feature);
            }
        }
    }
}
