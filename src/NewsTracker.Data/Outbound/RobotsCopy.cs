namespace NewsTracker.Data.Outbound;

/// <summary>How long what a host's robots.txt said before holds while it cannot be read.</summary>
public static class RobotsCopy
{
    /// <summary>A copy is used no longer than this (RFC 9309, 2.4).</summary>
    private static readonly TimeSpan HoldsFor = TimeSpan.FromDays(1);

    /// <summary>After so long the file may be taken to be missing, or the old copy be used again (RFC 9309, 2.3.1.4): of none that is nothing, of one what it said.</summary>
    private static readonly TimeSpan HoldsAgainAfter = TimeSpan.FromDays(30);

    /// <param name="wasRead">Whether the file was ever read, or said to be missing.</param>
    public static bool StandsIn(bool wasRead, DateTimeOffset unreachableSince, DateTimeOffset now) =>
        now - unreachableSince is var span && ((wasRead && span < HoldsFor) || span > HoldsAgainAfter);
}
