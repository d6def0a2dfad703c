using System.Globalization;
using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Extraction.Dates;

/// <summary>Reads a date as people and machines print it. An ambiguous print is not read: a wrong day does more harm than none.</summary>
public static class PrintedDateReader
{
    private const int LongestText = 160;
    private const int MostStrangeWords = 12;

    private static readonly string[] Iso =
        ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:sszzz"];

    /// <summary>The date; absent where there is none, where it is known no finer than a month, or where day and month cannot be told apart.</summary>
    public static PrintedInstant? Read(string? text, DateContext context) =>
        ReadWithGrain(text, context) is { Grain: >= DateGrain.Day } reading ? InstantOf(reading) : null;

    /// <summary>The same of a reading that reaches a day.</summary>
    internal static PrintedInstant InstantOf(DateReading reading) => new(
        reading.Grain == DateGrain.Day ? reading.Local.Date : reading.Local,
        reading.Grain == DateGrain.Day ? null : reading.Offset,
        reading.Grain switch { DateGrain.Day => InstantPrecision.Day, DateGrain.Minute => InstantPrecision.Minute, _ => InstantPrecision.Second });

    /// <summary>The same, months and years included.</summary>
    public static DateReading? ReadWithGrain(string? text, DateContext context)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return ReadParts(text.Split(DateLabels.PartSigns, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), context);
    }

    private static DateReading? ReadParts(string[] parts, DateContext context)
    {
        // What is labelled as an update is the day of publication only where nothing else is.
        foreach (var part in parts.OrderBy(part => DateLabels.IsPublication(part) ? 0 : DateLabels.IsUpdate(part) ? 2 : 1))
        {
            if (ReadPart(part, context) is { } reading)
                return reading;
        }

        return null;
    }

    private static DateReading? ReadPart(string part, DateContext context) =>
        ReadIso(part) ?? (part.Length > LongestText ? null : ReadOne(part, context));

    private static DateReading? ReadIso(string text)
    {
        if (text.Length is < 16 or > 40 || !char.IsAsciiDigit(text[0]) || text[4] != '-' || text[10] != 'T')
            return null;
        if (!DateTimeOffset.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return null;
        var hasOffset = text[^1] is 'Z' || text.AsSpan(11).IndexOfAny('+', '-') >= 0;
        var hasSeconds = text.AsSpan(11).TrimEnd('Z') is var clock && clock.Length >= 8 && clock[5] == ':';
        return new DateReading(instant.DateTime, hasOffset ? instant.Offset : null, hasSeconds ? DateGrain.Second : DateGrain.Minute);
    }

    private static DateReading? ReadOne(string text, DateContext context)
    {
        var cut = DateToken.Cut(text);
        var tokens = new DateTokens(cut);
        var clock = new ClockReader(tokens, new ZoneReader(tokens, context));
        clock.ReadPlain();
        var day = new DayReader(tokens, context);
        day.Read();
        if (day.Day is null && day.IsAmbiguous)
            return null;
        if (day.Day is { } found)
        {
            clock.ReadRest();
            TakeLooseZone(tokens, clock);
            // A clock belongs to a day: with a month alone, the day was there and could not be read.
            if (day.Grain == DateGrain.Month && (clock.Time is not null || day.Weekday is not null))
                return null;
            if (clock.IsFaulty || tokens.HasFreeNumbers || tokens.FreeWords > MostStrangeWords)
                return null;
            return Combine(found, day.Grain, clock, text) with { StrangeWords = tokens.FreeWords };
        }

        return clock.IsFaulty || context.Now is not { } now ? null : ReadFromNow(cut, tokens, clock, day, now);
    }

    /// <summary>RFC 822 dates of the C library print the zone before the year; a bare zone may follow a bare day.</summary>
    private static void TakeLooseZone(DateTokens tokens, ClockReader clock)
    {
        for (var i = 0; clock.Time is not null && i < tokens.Count && !clock.Zone.IsRead; i++)
        {
            if (tokens.IsFreeWord(i) && ZoneNames.IsZone(tokens[i].Text) && tokens[i].Text.Length >= 3)
                clock.Zone.Read(i);
            else if (tokens.IsFreeNumber(i) && tokens[i].Text.Length == 4 && (tokens.IsFreeSymbol(i - 1, '+') || tokens.IsFreeSymbol(i - 1, '-')))
                clock.Zone.Read(i - 1);
        }
    }

    private static DateReading Combine(DateTime day, DateGrain grain, ClockReader clock, string text)
    {
        if (clock.Time is not { } time)
            return new DateReading(day, null, grain);
        var local = day + time;

        // Korean and Japanese are each the language of one time zone.
        var offset = clock.Zone.OffsetAt(local) ?? (text.AsSpan().IndexOfAnyInRange('\uac00', '\ud7a3') >= 0 ? TimeSpan.FromHours(9) : null);
        return new DateReading(local, offset, clock.HasSeconds ? DateGrain.Second : DateGrain.Minute);
    }

    private static DateReading? ReadFromNow(List<DateToken> cut, DateTokens tokens, ClockReader clock, DayReader day, DateTimeOffset now)
    {
        if (clock.Time is null && RelativeDates.Read(cut, now) is { } relative)
            return relative;
        if (tokens.HasFreeNumbers || tokens.FreeWords > 3)
            return null;
        var date = now.Date;
        if (day.Weekday is { } weekday)
            date = date.AddDays(-(((int)date.DayOfWeek - (int)weekday + 7) % 7));
        else if (clock.Time is null)
            return null;
        return clock.Time is { } time ? new DateReading(date + time, clock.Zone.OffsetAt(date + time), clock.HasSeconds ? DateGrain.Second : DateGrain.Minute) : new DateReading(date, null, DateGrain.Day);
    }
}
