using System.Globalization;

namespace NewsTracker.Core;

/// <summary>Says how many there are of something.</summary>
public static class Counting
{
    /// <summary>Counting further would tell nobody more, and costs the database: of what there is more of, one more is counted, and that there is more is said.</summary>
    public const int MostCounted = 10_000;

    /// <param name="counted">One more than <see cref="MostCounted"/> at most.</param>
    /// <returns>"1,200", "over 10,000".</returns>
    public static string UpTo(int counted) => counted > MostCounted ? string.Create(CultureInfo.InvariantCulture, $"over {MostCounted:N0}") : counted.ToString("N0", CultureInfo.InvariantCulture);

    /// <returns>The same at the start of a sentence: "Over 10,000".</returns>
    public static string UpToAtStart(int counted) => counted > MostCounted ? string.Create(CultureInfo.InvariantCulture, $"Over {MostCounted:N0}") : UpTo(counted);

    /// <returns>"1 article", "over 10,000 articles".</returns>
    public static string UpTo(int counted, string noun) => $"{UpTo(counted)} {noun}{(counted == 1 ? "" : "s")}";

    /// <param name="noun">In the singular, of those that take an s for more than one.</param>
    /// <returns>"1 article", "1,200 articles".</returns>
    public static string Of(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    /// <returns>"1 address", "1,200 addresses".</returns>
    public static string Of(long count, string noun, string plural) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? noun : plural)}");

    /// <param name="share">0 to 1.</param>
    /// <returns>"81%"</returns>
    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:F0}%");

    /// <returns>"1 of 2 articles"; the noun is in the number of all.</returns>
    public static string Of(long part, long all, string noun) => string.Create(CultureInfo.InvariantCulture, $"{part:N0} of {Of(all, noun)}");
}
