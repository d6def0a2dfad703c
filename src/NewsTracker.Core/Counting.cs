using System.Globalization;

namespace NewsTracker.Core;

/// <summary>Says how many there are of something.</summary>
public static class Counting
{
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
