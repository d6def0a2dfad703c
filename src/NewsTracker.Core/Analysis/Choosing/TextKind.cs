using System.Collections.Concurrent;
using NewsTracker.Core.Analysis.Topics;

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

    private readonly bool isSpeech = article.Discourse.Speaker is not null;
    private readonly int length = Math.Min(LongestStep, int.Log2(Math.Max(1, article.Sentences.Count)));

    /// <summary>The features of a reading with those that the text adds.</summary>
    public IReadOnlyList<string> With(Finding finding, List<string> features)
    {
        var isAlone = finding.IsOfWordingAlone;
        var own = features.Count;
        features.Add(Lengths[length]);
        features.Add((isAlone ? LengthsAlone : LengthsByRule)[length]);
        if (!isSpeech)
            return features;
        features.Add("speech");
        features.Add(isAlone ? "speech alone" : "speech rule");
        for (var i = 0; i < own; i++)
        {
            if (features[i].StartsWith("topic=", StringComparison.Ordinal) || features[i].StartsWith("cue=", StringComparison.Ordinal) || features[i].StartsWith("wording", StringComparison.Ordinal))
                features.Add(OfSpeech.GetOrAdd(features[i], static feature => $"speech {feature}"));
        }

        return features;
    }
}
