using System.Globalization;

namespace NewsTracker.Core.Articles;

/// <summary>A point in time as a publisher printed it: wall clock, offset from UTC where one is known, and how exact it is.</summary>
/// <param name="Local">The wall clock as printed; midnight where only the day is known.</param>
/// <param name="Offset">Offset from UTC, printed or settled by evidence; absent where it is not known.</param>
/// <param name="Precision">A bare day stays a bare day.</param>
public sealed record PrintedInstant(DateTime Local, TimeSpan? Offset, InstantPrecision Precision)
{
    /// <summary>From UTC: no place on earth is further away, and no <see cref="DateTimeOffset"/> may be.</summary>
    public static readonly TimeSpan FarthestOffset = TimeSpan.FromHours(14);

    /// <summary>The day as printed, where the publisher is.</summary>
    public DateOnly Day => DateOnly.FromDateTime(Local);

    public static PrintedInstant OfDay(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), null, InstantPrecision.Day);

    /// <summary>Puts an instant together again from UTC, offset and precision as they are stored.</summary>
    public static PrintedInstant? FromUtc(DateTimeOffset? at, TimeSpan? offset, InstantPrecision? precision) =>
        at is { } instant && precision is { } known
            ? new PrintedInstant(DateTime.SpecifyKind(instant.UtcDateTime + (offset ?? TimeSpan.Zero), DateTimeKind.Unspecified), offset, known)
            : null;

    /// <summary>The instant in UTC; a clock without an offset is read as UTC.</summary>
    public DateTimeOffset ToUtc() => new DateTimeOffset(DateTime.SpecifyKind(Local, DateTimeKind.Unspecified), Offset ?? TimeSpan.Zero).ToUniversalTime();

    /// <summary>ISO 8601 with as much as is known: <c>2025-07-09</c>, <c>2025-07-09T12:32+05:30</c>.</summary>
    public override string ToString()
    {
        var clock = Local.ToString(
            Precision switch { InstantPrecision.Day => "yyyy-MM-dd", InstantPrecision.Minute => "yyyy-MM-dd'T'HH:mm", _ => "yyyy-MM-dd'T'HH:mm:ss" },
            CultureInfo.InvariantCulture);
        return (Precision, Offset) switch
        {
            (InstantPrecision.Day, _) or (_, null) => clock,
            (_, { } offset) => clock + (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hh\\:mm", CultureInfo.InvariantCulture),
        };
    }
}

public enum InstantPrecision
{
    Day,
    Minute,
    Second,
}
