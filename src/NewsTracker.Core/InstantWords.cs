using System.Globalization;

namespace NewsTracker.Core;

/// <summary>How instants read in sentences and on pages.</summary>
public static class InstantWords
{
    /// <returns>"27 Nov 2026, 03:30 UTC".</returns>
    public static string InUtc(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";

    /// <returns>"27 Nov 2026, 03:30:05 UTC": where the order of what follows closely is asked.</returns>
    public static string InUtcToTheSecond(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMM yyyy, HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";

    /// <returns>How long something took: "2.1 s", "12 min", "3 h 5 min".</returns>
    public static string Took(TimeSpan span) => span switch
    {
        { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0} s"),
        { TotalMinutes: < 120 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(span.TotalHours):0} h {span.Minutes} min"),
    };
}
