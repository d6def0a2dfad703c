using System.Globalization;

namespace NewsTracker.Core.Sources;

/// <summary>An article as the watch over the intake sees it: how many words it has, and which publisher rules failed on it.</summary>
public sealed record IntakeSample(int Words, IReadOnlyList<string> FailedRules);

/// <summary>Compares the newest articles of a source with those before them: a redesign shows as bodies that shrink, or as rules that stop matching, all at once.</summary>
public static class IntakeTrend
{
    public const int Newest = 10;

    public const int Before = 40;

    private const int LeastBefore = 10;

    private const int Step = 5;

    /// <summary>Briefs vary by half from week to week; longer texts do not.</summary>
    private const int LeastWords = 80;

    /// <param name="samples">Newest first.</param>
    /// <returns>In a sentence; null where bodies are as they were, or have been so for longer than is looked back.</returns>
    public static string? FindShrinking(IReadOnlyList<IntakeSample> samples)
    {
        foreach (var (newest, before) in Splits(samples))
        {
            var (now, then) = (Median(newest), Median(before));
            if (then >= LeastWords && now * 2 <= then && Median([.. samples.Take(Newest)]) * 2 <= then)
            {
                return string.Create(CultureInfo.InvariantCulture, $"The last {newest.Count} articles have {now} words in the median, the {before.Count} before them had {then}.");
            }
        }

        return null;
    }

    /// <summary>The rules that fail on nearly all of the newest articles and failed on few before.</summary>
    /// <param name="samples">Newest first.</param>
    /// <param name="isTold">Whether a rule was told of already: it stays so until it matches again, however long it did not.</param>
    public static IReadOnlyList<string> FindStopped(IReadOnlyList<IntakeSample> samples, Func<string, bool> isTold)
    {
        IReadOnlyList<IntakeSample> latest = [.. samples.Take(Newest)];
        if (latest.Count < Newest)
        {
            return [];
        }

        var isYoung = samples.Count < Newest + LeastBefore;
        return [.. latest.SelectMany(sample => sample.FailedRules.Distinct()).Distinct().Order(StringComparer.Ordinal)
            .Where(rule => Share(latest, rule) >= 0.8 && (isYoung || isTold(rule) || Splits(samples).Any(split => Share(split.Newest, rule) >= 0.8 && Share(split.Before, rule) <= 0.3)))];
    }

    /// <summary>Where the change may have been: many articles may have come in since the last look.</summary>
    private static IEnumerable<(IReadOnlyList<IntakeSample> Newest, IReadOnlyList<IntakeSample> Before)> Splits(IReadOnlyList<IntakeSample> samples)
    {
        for (var newest = Newest; newest <= samples.Count - LeastBefore && newest <= Before; newest += Step)
        {
            yield return ([.. samples.Take(newest)], [.. samples.Skip(newest)]);
        }
    }

    private static double Share(IReadOnlyList<IntakeSample> samples, string rule) => samples.Count(sample => sample.FailedRules.Contains(rule)) / (double)samples.Count;

    private static int Median(IReadOnlyList<IntakeSample> samples) => samples.Select(sample => sample.Words).Order().ElementAt(samples.Count / 2);
}
