using System.Collections.Concurrent;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>
/// What kind of text a reading comes from: a rule is right more often in a report than in a speech on many matters, a wording more often in a brief than in a long text. Readings of a speech repeat their cue and what the
/// wording says as features of speeches, so that the scorer learns what they are worth there.
/// </summary>
internal sealed class TextKind(ArticleReading article)
{
    /// <summary>Longer texts are all alike: sixteen sentences.</summary>
    private const int LongestStep = 4;

    private static readonly ConcurrentDictionary<string, string> OfSpeech = new(StringComparer.Ordinal);

    private static readonly string[] Lengths = [.. Enumerable.Range(0, LongestStep + 1).Select(step => $"length={step}")];
    private static readonly string[] LengthsAlone = [.. Lengths.Select(length => $"{length} alone")];
    private static readonly string[] LengthsByRule = [.. Lengths.Select(length => $"{length} rule")];

    private readonly CountryCode? speaker = article.Discourse.Speaker;
    private readonly int length = Math.Min(LongestStep, int.Log2(Math.Max(1, article.Sentences.Count)));

    /// <summary>The features of a reading with those that the text adds.</summary>
    public HashSet<string> With(TopicReading reading, HashSet<string> features)
    {
        features.Add(Lengths[length]);
        features.Add((reading.IsOfWordingAlone ? LengthsAlone : LengthsByRule)[length]);
        if (!article.Relevance.IsCertain)
            features.UnionWith(["off topic", reading.IsOfWordingAlone ? "off topic alone" : "off topic rule"]);
        if (speaker is null)
            return features;
        features.UnionWith(["speech", reading.IsOfWordingAlone ? "speech alone" : "speech rule", reading.Country == speaker ? "speaker" : "not speaker"]);
        foreach (var feature in features.ToList())
        {
            if (feature.StartsWith("topic=", StringComparison.Ordinal) || feature.StartsWith("cue=", StringComparison.Ordinal) || feature.StartsWith("wording", StringComparison.Ordinal))
                features.Add(OfSpeech.GetOrAdd(feature, static one => $"speech {one}"));
        }

        return features;
    }
}
