using System.Globalization;

namespace NewsTracker.Core;

/// <summary>How days read in sentences and on pages, and how forms write them.</summary>
public static class DayWords
{
    /// <returns>"27 Nov 2026".</returns>
    public static string Of(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <returns>"27 November 2026": in a heading, and where there is room.</returns>
    public static string InFull(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <returns>"2026-11-27".</returns>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <returns>The same, and nothing of no day: for a box that may be left empty.</returns>
    public static string? Iso(DateOnly? day) => day is { } known ? Iso(known) : null;
}
