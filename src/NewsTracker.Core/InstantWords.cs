using System.Globalization;

namespace NewsTracker.Core;

/// <summary>How instants read in sentences and on pages.</summary>
public static class InstantWords
{
    /// <returns>"27 Nov 2026, 03:30 UTC".</returns>
    public static string InUtc(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMM yyyy, HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
