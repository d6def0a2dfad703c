using System.Collections.Frozen;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>What the scorer knows of a state and topic, whatever the stance: what the rules found, how far the wording speaks for it, and what the text says beside it.</summary>
internal static class ReadingFeatures
{
    /// <summary>More findings than this say no more.</summary>
    private const int MostFindings = 3;

    /// <summary>Hardly a reading has more features, those of its text included.</summary>
    private const int Most = 70;

    private static readonly FrozenDictionary<Topic, string> Alone = ByTopic("alone");
    private static readonly FrozenDictionary<Topic, string> OfNobody = ByTopic("nobody");
    private static readonly FrozenDictionary<Topic, string> Modifier = ByTopic("modifier");
    private static readonly FrozenDictionary<Topic, string> Oblique = ByTopic("oblique");
    private static readonly FrozenDictionary<Topic, string> AnotherActs = ByTopic("another acts");
    private static readonly FrozenDictionary<(Topic, Topic), string> OfOther =
        (from one in Enum.GetValues<Topic>() from other in Enum.GetValues<Topic>() select (one, other)).ToFrozenDictionary(pair => pair, pair => $"{pair.one.ToKey()} beside {pair.other.ToKey()}");
    private static readonly string[] Findings = [.. Enumerable.Range(0, MostFindings + 1).Select(number => $"findings={number}")];
    private static readonly string[] Stances = [.. Enumerable.Range(0, MostFindings + 1).Select(number => $"stances={number}")];

    public static HashSet<string> Of(TopicReading reading)
    {
        var features = new HashSet<string>(Most, StringComparer.Ordinal) { "bias", FeatureNames.OfTopic[reading.Topic] };
        foreach (var finding in reading.Findings)
            FindingFeatures.AddTo(features, finding);
        if (reading.IsOfWordingAlone)
            AddOfWordingAlone(features, reading);
        else
            AddOfFindings(features, reading);

        // Who leaves is seldom praised for standing by the ban, and its joining is history.
        if (reading.Leaves && reading.Topic is not Topic.Withdrawal)
            features.Add(FeatureNames.OfLeaver[reading.Topic]);
        WordingScales.AddOfTopic(features, reading);
        AddOfSentence(features, reading);
        return features;
    }

    /// <summary>A sentence that a rule has read otherwise for the state mostly tells no more; one that it has read so for another state may tell it of both.</summary>
    private static void AddOfSentence(HashSet<string> features, TopicReading reading)
    {
        foreach (var (country, topic) in reading.Beside)
        {
            if (topic == reading.Topic && country != reading.Country)
                features.Add(reading.IsOfWordingAlone ? "told of another alone" : "told of another");
            else if (topic != reading.Topic && country == reading.Country)
                features.UnionWith([reading.IsOfWordingAlone ? "told otherwise alone" : "told otherwise", OfOther[(reading.Topic, topic)]]);
        }
    }

    private static void AddOfFindings(HashSet<string> features, TopicReading reading)
    {
        features.Add(Findings[Math.Min(MostFindings, reading.Findings.Count)]);
        features.Add(Stances[Math.Min(MostFindings, reading.Findings.Select(finding => finding.Stance).Distinct().Count())]);
        if (reading.Findings.Select(finding => finding.Event.Sentence.Index).Distinct().Count() > 1)
            features.Add(FeatureNames.OfRepetition[reading.Topic]);
    }

    private static void AddOfWordingAlone(HashSet<string> features, TopicReading reading)
    {
        var at = reading.Opinion!.At;
        features.Add(Alone[reading.Topic]);
        features.Add(at.Actor is { } actor ? FeatureNames.OfActor[actor.Actor.Kind] : "actor=unsaid");
        if (at.Actor?.Actor.IsModifier == true)
            features.UnionWith(["modifier", Modifier[reading.Topic]]);
        if (at.Actor?.Actor.IsOblique == true)
            features.UnionWith(["oblique", Oblique[reading.Topic]]);

        // "Soviet troops planted mines in Poland": whoever acts is not the state.
        if (reading.Opinion.AnotherActs)
            features.UnionWith(["another acts", AnotherActs[reading.Topic]]);
        if (reading.Opinion.IsOfNobody)
            features.UnionWith(["nobody", OfNobody[reading.Topic]]);
    }

    private static FrozenDictionary<Topic, string> ByTopic(string name) => Enum.GetValues<Topic>().ToFrozenDictionary(topic => topic, topic => $"{name}={topic.ToKey()}");
}
