namespace NewsTracker.Core.Sources;

/// <summary>One reading of an article as the watch over the intake sees it: how many words it has, and which publisher rules failed on it.</summary>
public sealed record TextReading(int Words, IReadOnlyList<string> FailedRules);

/// <summary>An article as it was read first and as it is now: an edit, or its page read anew behind a wall, must not change what there was before.</summary>
public sealed record IntakeSample(TextReading First, TextReading Now);

/// <summary>Compares the newest articles of a feed with those before them: a redesign shows as bodies that shrink, or as rules that stop matching, all at once.</summary>
public static class IntakeTrend
{
    public const int Newest = 10;

    public const int Before = 40;

    private const int LeastBefore = 10;

    private const int Step = 5;

    /// <summary>Briefs vary by half from week to week; longer texts do not.</summary>
    private const int LeastWords = 80;

    /// <param name="samples">The last to come in first.</param>
    /// <param name="told">By how many words texts were told to have shrunk already: they have until they are up to that again.</param>
    /// <returns>Null where texts are as they were.</returns>
    public static ShrunkTexts? FindShrinking(IReadOnlyList<IntakeSample> samples, int? told)
    {
        IReadOnlyList<IntakeSample> latest = [.. samples.Take(Newest)];
        if (latest.Count < Newest)
        {
            return null;
        }

        var now = Median(latest, sample => sample.Now);
        if (told is { } then && now * 2 <= then)
        {
            return new ShrunkTexts(Newest, now, ShrunkTexts.BeforeTheyShrank, then);
        }

        // Where few came before them, texts that were read again can still be told from what they were.
        return IsYoung(samples.Count)
            ? Compare(latest, "articles of this feed as first read", samples, now)
            : Splits(samples).Select(split => Compare(split.Newest, $"the {split.Before.Count} before them", split.Before, now)).FirstOrDefault(shrunk => shrunk is not null);
    }

    /// <summary>Whether a source, or a feed, has too few articles for a before and an after.</summary>
    public static bool IsYoung(int samples) => samples < Newest + LeastBefore;

    /// <summary>The rules that fail on nearly all of the newest articles and failed on few before.</summary>
    /// <param name="samples">The last to come in first.</param>
    /// <param name="isYoung">Whether the source is: of an older one, a rule that never matched on a feed was not made for it.</param>
    /// <param name="isTold">Whether a rule was told of already: it stays so until it matches again, however long it did not.</param>
    public static IReadOnlyList<string> FindStopped(IReadOnlyList<IntakeSample> samples, bool isYoung, Func<string, bool> isTold)
    {
        IReadOnlyList<IntakeSample> latest = [.. samples.Take(Newest)];
        if (latest.Count < Newest)
        {
            return [];
        }

        return [.. latest.SelectMany(sample => sample.Now.FailedRules).Distinct().Order(StringComparer.Ordinal)
            .Where(rule => FailsNow(latest, rule) && (isYoung || isTold(rule) || Splits(samples).Any(split => FailsNow(split.Newest, rule) && Share(split.Before, sample => sample.First, rule) <= 0.3)))];
    }

    /// <summary>Where the change may have been: many articles may have come in since the last look.</summary>
    private static IEnumerable<(IReadOnlyList<IntakeSample> Newest, IReadOnlyList<IntakeSample> Before)> Splits(IReadOnlyList<IntakeSample> samples)
    {
        for (var newest = Newest; newest <= samples.Count - LeastBefore && newest <= Before; newest += Step)
        {
            yield return ([.. samples.Take(newest)], [.. samples.Skip(newest)]);
        }
    }

    /// <param name="now">The median of the very newest: texts that are well again have not shrunk.</param>
    private static ShrunkTexts? Compare(IReadOnlyList<IntakeSample> newest, string before, IReadOnlyList<IntakeSample> others, int now)
    {
        var shrunk = new ShrunkTexts(newest.Count, Median(newest, sample => sample.Now), before, Median(others, sample => sample.First));
        return shrunk.Then >= LeastWords && Math.Max(shrunk.Now, now) * 2 <= shrunk.Then ? shrunk : null;
    }

    private static bool FailsNow(IReadOnlyList<IntakeSample> samples, string rule) => Share(samples, sample => sample.Now, rule) >= 0.8;

    private static double Share(IReadOnlyList<IntakeSample> samples, Func<IntakeSample, TextReading> reading, string rule) =>
        samples.Count(sample => reading(sample).FailedRules.Contains(rule)) / (double)samples.Count;

    private static int Median(IReadOnlyList<IntakeSample> samples, Func<IntakeSample, TextReading> reading) => samples.Select(sample => reading(sample).Words).Order().ElementAt(samples.Count / 2);
}
