using System.Diagnostics;
using System.Globalization;

namespace NewsTracker.Core.Queries;

/// <summary>A stretch of time as a query says it.</summary>
public abstract record DateSpan
{
    private DateSpan()
    {
    }

    /// <summary>From the start of one date to the end of another; one of the two may be open. Days are days in UTC.</summary>
    public sealed record Between(QueryDate? From, QueryDate? To) : DateSpan
    {
        /// <summary>A day and its midnight are one start and are written as the day; as ends they differ.</summary>
        public QueryDate? From { get; } = From == To ? From : From?.WithoutMidnight;

        public override string ToString() => From == To ? From!.ToString() : $"{From}..{To}";
    }

    /// <summary>Not longer ago than an age: <c>&lt;2d</c>.</summary>
    public sealed record Younger(Age Age) : DateSpan
    {
        public override string ToString() => $"<{Age}";
    }

    /// <summary>Longer ago than an age: <c>&gt;2w</c>.</summary>
    public sealed record Older(Age Age) : DateSpan
    {
        public override string ToString() => $">{Age}";
    }

    /// <summary>The first instant of the span and the first after it, asked at an instant.</summary>
    public (DateTimeOffset? From, DateTimeOffset? Until) On(DateTimeOffset now) => this switch
    {
        Between between => (between.From?.FirstInstant, between.To?.Next),
        Younger younger => (younger.Age.Before(now), null),
        Older older => (null, older.Age.Before(now)),
        _ => throw new UnreachableException(),
    };
}

/// <summary>A year, a month, a day, or a second of one in UTC: 2025, 2025-06, 2025-06-30, 2025-06-30T08:15:30.</summary>
public sealed record QueryDate
{
    private QueryDate(int year, int? month, int? day) => (Year, Month, Day) = (year, month, day);

    public int Year { get; }

    public int? Month { get; }

    public int? Day { get; }

    /// <summary>The time of the day, in whole seconds of UTC; absent where the whole day is meant.</summary>
    public TimeOnly? Time { get; private init; }

    public DateTimeOffset FirstInstant => new(new DateOnly(Year, Month ?? 1, Day ?? 1), Time ?? TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The first instant after it.</summary>
    public DateTimeOffset Next => Time is not null ? FirstInstant.AddSeconds(1) : Day is not null ? FirstInstant.AddDays(1) : Month is not null ? FirstInstant.AddMonths(1) : FirstInstant.AddYears(1);

    /// <summary>A date that exists, in the years 1800 to 2999; null for any other.</summary>
    public static QueryDate? Of(int year, int? month = null, int? day = null) =>
        year is >= 1800 and <= 2999
        && (month is null ? day is null : month is >= 1 and <= 12)
        && (day is null || (day >= 1 && day <= DateTime.DaysInMonth(year, month!.Value)))
            ? new(year, month, day)
            : null;

    /// <summary>The second of an instant; null where <see cref="Of"/> knows no such year.</summary>
    public static QueryDate? At(DateTimeOffset instant)
    {
        var (year, month, day) = DateOnly.FromDateTime(instant.UtcDateTime);
        return Of(year, month, day)?.At(TimeOnly.FromDateTime(instant.UtcDateTime));
    }

    internal QueryDate WithoutMidnight => Time == TimeOnly.MinValue ? this with { Time = null } : this;

    /// <summary>This day at a time, to the second below it.</summary>
    public QueryDate At(TimeOnly time) => this with { Time = new TimeOnly(time.Hour, time.Minute, time.Second) };

    public override string ToString() =>
        $"{Year:0000}{(Month is null ? "" : $"-{Month:00}")}{(Day is null ? "" : $"-{Day:00}")}{(Time is { } time ? time.ToString("'T'HH:mm:ss", CultureInfo.InvariantCulture) : "")}";
}

/// <summary>A number of hours, days, weeks, months or years before now.</summary>
public sealed record Age(int Count, AgeUnit Unit)
{
    public const int MaxCount = 999;

    public DateTimeOffset Before(DateTimeOffset now) => Unit switch
    {
        AgeUnit.H => now.AddHours(-Count),
        AgeUnit.D => now.AddDays(-Count),
        AgeUnit.W => now.AddDays(-7 * Count),
        AgeUnit.M => now.AddMonths(-Count),
        _ => now.AddYears(-Count),
    };

    public override string ToString() => $"{Count}{char.ToLowerInvariant(Unit.ToString()[0])}";
}

/// <summary>Units of an age, by the letter they are written with.</summary>
public enum AgeUnit
{
    H,
    D,
    W,
    M,
    Y,
}
