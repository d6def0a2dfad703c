using System.Globalization;

namespace NewsTracker.Core;

/// <summary>How spans of time read in sentences.</summary>
public static class SpanWords
{
    /// <returns>To a tenth of an hour or a day: "1 minute", "90 minutes", "2.5 hours", "69.4 days".</returns>
    public static string Of(TimeSpan span) => span switch
    {
        // What would be rounded up to 60 seconds, 120 minutes or 48 hours is told in the greater unit.
        { TotalSeconds: < 59.5 } => Counted(span.TotalSeconds, "0", "second"),
        { TotalMinutes: < 119.5 } => Counted(span.TotalMinutes, "0", "minute"),
        { TotalHours: < 47.95 } => Counted(span.TotalHours, "0.#", "hour"),
        _ => Counted(span.TotalDays, "0.#", "day"),
    };

    /// <returns>Without fractions, for what is about so long: "1 minute", "2 hours", "69 days".</returns>
    public static string Round(TimeSpan span) => span switch
    {
        { TotalMinutes: < 90 } => Counting.Of(Math.Max(1, (long)Math.Round(span.TotalMinutes)), "minute"),
        { TotalHours: < 48 } => Counting.Of((long)Math.Round(span.TotalHours), "hour"),
        _ => Counting.Of((long)Math.Round(span.TotalDays), "day"),
    };

    private static string Counted(double number, string format, string noun)
    {
        var shown = number.ToString(format, CultureInfo.InvariantCulture);
        return $"{shown} {noun}{(shown == "1" ? "" : "s")}";
    }
}
