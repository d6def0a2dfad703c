namespace NewsTracker.Core.Stories;

/// <summary>Decides whether two texts are the same report: a copy, a cut or extended copy, a rewrite, a correction. The order of the two does not matter.</summary>
public static class StoryComparer
{
    /// <summary>The version of terms, keys and decision: what is stored of another version is computed anew.</summary>
    public const int EngineVersion = 2;

    private const int MostNames = 8;

    /// <summary>Below so many words a text has too few facts to be known by them; it must be like the other as a whole.</summary>
    internal const int FewWords = 40;

    private const int LongText = 600;

    public static StoryComparison Compare(StoryText one, StoryText other)
    {
        var features = StoryFeatures.Of(one, other);
        var objection = StoryObjections.Find(features);
        var isSame = objection is null && IsAlike(features);
        return new StoryComparison
        {
            IsSameReport = isSame,
            Score = ScoreOf(features),
            SharedText = features.Verbatim,
            SharedSentences = features.Sentences,
            SharedWords = features.Overlap,
            SharedNames = SharedNames(one, other),
            Reason = isSame ? WhyAlike(features) : objection ?? WhyNotAlike(features),
            Features = features,
        };
    }

    private static double ScoreOf(StoryFeatures f) => (0.3 * f.Contained) + (0.25 * f.Sentences) + (0.25 * f.Facts) + (0.2 * f.Verbatim);

    private static bool IsAlike(StoryFeatures f)
    {
        if (f.ShorterWords < FewWords)
            return f is { Contained: >= 0.6, Facts: >= 0.45 } && (f.Overlap >= 0.48 || f.Verbatim >= 0.6 || IsExtended(f));
        if (ScoreOf(f) < 0.47)
            return false;

        // A follow-up repeats the background of the day before, with few of its names and figures; a rewrite leaves hardly a phrase, and keeps them all.
        // The longer two texts are, the more they share by chance.
        var isTold = f is { Contained: >= 0.58, Facts: >= 0.6, Verbatim: >= 0.1 };
        var isRewritten = f is { Contained: >= 0.45, Sentences: >= 0.45, Verbatim: < 0.4 } && f.Facts >= (f.ShorterWords > LongText ? 0.85 : 0.75);

        // A brief drawn from a long report holds little of it, but nearly nothing else.
        var isDrawnFromIt = f is { Contained: >= 0.6, Facts: >= 0.8, Sentences: >= 0.7 };
        return (isTold || isRewritten) && (f.Overlap >= 0.26 || f.Verbatim >= 0.5 || isDrawnFromIt);
    }

    // What was added on its day makes an item longer, and takes hardly anything out of it.
    private static bool IsExtended(StoryFeatures f) => f is { DaysApart: 0, Contained: >= 0.78, Sentences: >= 0.95, Overlap: >= 0.35 };

    private static List<string> SharedNames(StoryText one, StoryText other) =>
    [
        .. one.Terms.Values.Where(term => StoryFeatures.IsFact(term) && term.Weight >= 1 && other.Terms.ContainsKey(term.Id))
            .OrderByDescending(term => term.Weight).ThenBy(term => term.Form, StringComparer.Ordinal).Take(MostNames).Select(term => term.Form),
    ];

    private static string WhyAlike(StoryFeatures f) => f.Verbatim >= 0.5
        ? $"{Counting.Percent(f.Verbatim)} of the shorter text stands in the other word for word."
        : $"{Counting.Percent(f.Sentences)} of the shorter text is retold in the other, with {Counting.Percent(f.Facts)} of its names and figures.";

    private static string WhyNotAlike(StoryFeatures f) =>
        $"Too little is shared: {Counting.Percent(f.Sentences)} of the sentences, {Counting.Percent(f.Facts)} of the names and figures of the shorter text, {Counting.Percent(f.Verbatim)} word for word.";
}
