using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Compares two printed instants as exactly as the coarser was printed, where neither is sure of more.</summary>
internal static class InstantComparison
{
    private static readonly TimeSpan Farthest = TimeSpan.FromHours(14);

    public static bool AreSame(PrintedInstant one, PrintedInstant other)
    {
        if (one.Precision == InstantPrecision.Day || other.Precision == InstantPrecision.Day)
            return one.Local.Date == other.Local.Date || IsOnDay(one, other) || IsOnDay(other, one);
        var apart = (one.ToUtc() - other.ToUtc()).Duration();
        if (one.Offset is not null && other.Offset is not null)
            return apart <= TimeSpan.FromMinutes(1);

        // Of a clock without its zone only the minutes are sure: zones differ by whole quarters of an hour.
        var beyondQuarter = TimeSpan.FromTicks(apart.Ticks % TimeSpan.FromMinutes(15).Ticks);
        return apart <= Farthest && (beyondQuarter <= TimeSpan.FromMinutes(1) || beyondQuarter >= TimeSpan.FromMinutes(14));
    }

    /// <summary>Machines print UTC: the day may be that of a zone east or west of it.</summary>
    private static bool IsOnDay(PrintedInstant day, PrintedInstant instant)
    {
        if (day.Precision != InstantPrecision.Day || instant.Precision == InstantPrecision.Day || instant.Offset is not { Ticks: 0 })
            return false;
        return instant.Local >= day.Local.Date - Farthest && instant.Local <= day.Local.Date.AddDays(1) + TimeSpan.FromHours(12);
    }
}
