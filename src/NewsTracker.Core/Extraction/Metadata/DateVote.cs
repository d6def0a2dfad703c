using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Extraction.Metadata;

/// <summary>Chooses the day most of the page's independent sources agree on, and its most exact print.</summary>
internal static class DateVote
{
    /// <summary>Offsets in minutes of the Marquesas and Newfoundland, of Iran, Afghanistan, India, Nepal, Burma, and of Australia and the Chathams.</summary>
    private static readonly int[] PartsOfHours = [-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765, 825];

    public static DateCandidate? Choose(IReadOnlyList<DateCandidate> candidates)
    {
        DateCandidate? best = null;
        var bestScore = 0.0;
        foreach (var candidate in candidates)
        {
            if (candidate.Weight <= 0)
                continue;
            var score = candidate.Weight + SupportOf(candidate, candidates);
            if (score <= bestScore)
                continue;
            (best, bestScore) = (candidate, score);
        }

        return best is null ? null : OnItsWall(Finest(best, candidates), candidates);
    }

    /// <summary>Whether another kind of source tells the same day.</summary>
    public static bool IsConfirmed(DateCandidate chosen, IReadOnlyList<DateCandidate> candidates, params ReadOnlySpan<DateSource> sources)
    {
        foreach (var candidate in candidates)
        {
            if (sources.Contains(candidate.Source) && Agree(chosen.Value, candidate.Value))
                return true;
        }

        return false;
    }

    /// <summary>The same day, as two clocks of the world may print it.</summary>
    public static bool Agree(PrintedInstant one, PrintedInstant other)
    {
        if (one.Local.Date == other.Local.Date)
            return true;

        // An instant in UTC and the day on the publisher's wall.
        var hasInstant = (one.Precision != InstantPrecision.Day && one.Offset == TimeSpan.Zero) || (other.Precision != InstantPrecision.Day && other.Offset == TimeSpan.Zero);
        return hasInstant && (one.Local - other.Local).Duration() < TimeSpan.FromHours(one.Precision == other.Precision ? 14 : 38)
            && (one.Local.Date - other.Local.Date).Duration() <= TimeSpan.FromDays(1) && MayMeet(one, other);
    }

    private static bool MayMeet(PrintedInstant one, PrintedInstant other)
    {
        var (utc, wall) = one.Offset == TimeSpan.Zero && one.Precision != InstantPrecision.Day ? (one, other) : (other, one);
        if (wall.Precision != InstantPrecision.Day)
            return (utc.Local - wall.Local).Duration() <= TimeSpan.FromHours(14);

        // East of Greenwich the day begins up to 14 hours early, west of it up to 12 late.
        return utc.Local >= wall.Local.AddHours(-14) && utc.Local < wall.Local.AddHours(36);
    }

    private static double SupportOf(DateCandidate candidate, IReadOnlyList<DateCandidate> candidates)
    {
        Span<double> bySource = stackalloc double[(int)DateSource.Title + 1];
        foreach (var other in candidates)
        {
            if (other.Source != candidate.Source && other.Weight > bySource[(int)other.Source] && Agree(candidate.Value, other.Value))
                bySource[(int)other.Source] = other.Weight;
        }

        var support = 0.0;
        foreach (var weight in bySource)
            support += weight * DateWeights.Agreement;
        return support;
    }

    /// <summary>The same day, told more exactly elsewhere.</summary>
    private static DateCandidate Finest(DateCandidate best, IReadOnlyList<DateCandidate> candidates)
    {
        var finest = best;
        foreach (var candidate in candidates)
        {
            if (candidate.Weight > 0 && (best.IsUpdate || !candidate.IsUpdate) && candidate.Value.Local.Date == finest.Value.Local.Date && IsFiner(candidate.Value, finest.Value))
                finest = candidate;
        }

        return finest;
    }

    /// <summary>An instant in UTC beside the same minute on the publisher's clock tells the publisher's offset.</summary>
    private static DateCandidate OnItsWall(DateCandidate best, IReadOnlyList<DateCandidate> candidates)
    {
        if (best.Value.Precision == InstantPrecision.Day || best.Value.Offset != TimeSpan.Zero)
            return best;
        foreach (var candidate in candidates)
        {
            if (candidate is { Weight: > 0, IsUpdate: false, Value: { Precision: not InstantPrecision.Day, Offset: null } } && OffsetBetween(candidate.Value, best.Value) is { } offset)
                return best with { Value = best.Value with { Local = best.Value.Local + offset, Offset = offset } };
        }

        return best;
    }

    private static TimeSpan? OffsetBetween(PrintedInstant wall, PrintedInstant utc)
    {
        var finest = wall.Precision == InstantPrecision.Second ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMinute;
        var difference = new TimeSpan((wall.Local.Ticks / finest * finest) - (utc.Local.Ticks / finest * finest));
        return difference != TimeSpan.Zero && IsInForce(difference) ? difference : null;
    }

    /// <summary>Whether clocks are set so somewhere: by whole hours, or by one of the few parts of one.</summary>
    private static bool IsInForce(TimeSpan offset) =>
        offset >= TimeSpan.FromHours(-12) && offset <= TimeSpan.FromHours(14) && (offset.Ticks % TimeSpan.TicksPerHour == 0 || (offset.Ticks % TimeSpan.TicksPerMinute == 0 && PartsOfHours.Contains((int)offset.TotalMinutes)));

    private static bool IsFiner(PrintedInstant one, PrintedInstant other) =>
        (one.Precision != InstantPrecision.Day && other.Precision == InstantPrecision.Day) || (one.Offset is not null && other.Offset is null && one.Precision >= other.Precision);
}
