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

    /// <summary>Briefs vary by half from week to week; longer texts do not.</summary>
    private const int LeastWords = 80;

    /// <param name="samples">Newest first.</param>
    /// <returns>In a sentence; null where bodies are as they were.</returns>
    public static string? FindShrinking(IReadOnlyList<IntakeSample> samples)
    {
        var (newest, before) = Split(samples);
        if (newest.Count < Newest || before.Count < LeastBefore)
        {
            return null;
        }

        var (now, then) = (Median(newest), Median(before));
        return then < LeastWords || now * 2 > then
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"The last {newest.Count} articles have {now} words in the median, the {before.Count} before them had {then}.");
    }

    /// <summary>The rules that fail on nearly all of the newest articles and failed on few before.</summary>
    public static IReadOnlyList<string> FindStopped(IReadOnlyList<IntakeSample> samples)
    {
        var (newest, before) = Split(samples);
        if (newest.Count < Newest)
        {
            return [];
        }

        return [.. newest.SelectMany(sample => sample.FailedRules.Distinct()).Distinct().Order(StringComparer.Ordinal)
            .Where(rule => Share(newest, rule) >= 0.8 && (before.Count < LeastBefore || Share(before, rule) <= 0.3))];
    }

    private static (IReadOnlyList<IntakeSample> Newest, IReadOnlyList<IntakeSample> Before) Split(IReadOnlyList<IntakeSample> samples) =>
        ([.. samples.Take(Newest)], [.. samples.Skip(Newest).Take(Before)]);

    private static double Share(IReadOnlyList<IntakeSample> samples, string rule) => samples.Count(sample => sample.FailedRules.Contains(rule)) / (double)samples.Count;

    private static int Median(IReadOnlyList<IntakeSample> samples) => samples.Select(sample => sample.Words).Order().ElementAt(samples.Count / 2);
}
