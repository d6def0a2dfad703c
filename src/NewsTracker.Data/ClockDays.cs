using NewsTracker.Core.Articles;

namespace NewsTracker.Data;

/// <summary>Days by the clock, for both hosts: the domain has no clock.</summary>
public static class ClockDays
{
    /// <summary>The day in UTC, by which all days of the product are counted.</summary>
    public static DateOnly Today(this TimeProvider clock) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The latest day that has begun anywhere at an instant: what is said today there is said already.</summary>
    public static DateOnly LatestDay(this DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime.Add(PrintedInstant.FarthestOffset));
}
