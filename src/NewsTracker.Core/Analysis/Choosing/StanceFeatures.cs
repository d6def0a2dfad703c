using System.Collections.Concurrent;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>What the scorer knows of one stance of a state on a topic: which rules read it, whether it is the furthest they read, and its share by the wording.</summary>
internal static class StanceFeatures
{
    /// <summary>Hardly a stance has more features.</summary>
    private const int Most = 24;

    private static readonly ConcurrentDictionary<string, string> Names = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<(Topic Topic, Stance Stance), (string Stance, string ByRule, string Furthest)> OfTopics = new();

    public static HashSet<string> Of(TopicReading reading, Stance stance)
    {
        var names = OfTopics.GetOrAdd((reading.Topic, stance), static key => ($"is {key.Topic.ToKey()}.{key.Stance.ToKey()}", $"is of rule {key.Topic.ToKey()}", $"is furthest {key.Topic.ToKey()}"));
        var features = new HashSet<string>(Most, StringComparer.Ordinal) { names.Stance };
        WordingScales.AddOfStance(features, reading, stance);
        var own = reading.Findings.Where(finding => finding.Stance == stance).ToList();
        if (own.Count == 0)
        {
            if (!reading.IsOfWordingAlone)
                features.Add("is of no rule");
            return features;
        }

        features.UnionWith(["is of rule", names.ByRule, own.Count == reading.Findings.Count ? "is of all rules" : "is of some rules"]);
        foreach (var finding in own)
        {
            features.Add(Names.GetOrAdd(FeatureNames.OfCue(reading.Topic, finding.Cue), Own));
            features.Add(Names.GetOrAdd(FeatureNames.OfBinding[finding.Binding], Own));
            features.Add(Names.GetOrAdd(FeatureNames.OfTopicAndBinding[(reading.Topic, finding.Binding)], Own));
            features.Add(Names.GetOrAdd(FeatureNames.OfLink[finding.Subject.Link], Own));
        }

        if (own.Count > 1)
            features.Add("is of rules twice");
        if (stance == reading.Furthest)
            features.UnionWith(["is furthest", names.Furthest]);
        if (own.Exists(reading.IsWhereTheWordingSpeaks))
            features.Add("is where the wording speaks");
        return features;
    }

    private static string Own(string feature) => $"is {feature}";
}
