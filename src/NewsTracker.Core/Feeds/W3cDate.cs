using System.Globalization;
using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Feeds;

/// <summary>Reads W3CDTF and ISO 8601 in the loose forms feeds print: <c>2003-12-31T10:14:55Z</c>, <c>2003-12-31 10:14</c>, <c>20031231</c>, <c>2003-335</c>, <c>2003-12</c>.</summary>
internal static class W3cDate
{
    public static PrintedInstant? Read(ReadOnlySpan<char> text)
    {
        if (text.Length < 4 || !Number(text, 4, out var year) || year is < 1900 or > 2200)
            return null;
        var rest = text[4..];
        if (!ReadDay(year, ref rest, out var day))
            return null;
        if (rest.IsEmpty)
            return PrintedInstant.OfDay(day);
        if (rest[0] is not ('T' or 't' or ' '))
            return null;
        rest = rest[1..].TrimStart();
        if (!Take(ref rest, out var hour) || hour > 24)
            return null;
        var hasMinutes = TakeAfterColon(ref rest, out var minute);
        var hasSeconds = TakeAfterColon(ref rest, out var second);
        if (minute > 59 || second > 60 || (hour == 24 && minute + second > 0))
            return null;
        if (rest is ['.' or ',', ..])
            rest = rest[1..].TrimStart("0123456789");
        if (!ReadOffset(rest.Trim(), out var offset))
            return null;
        var local = day.ToDateTime(TimeOnly.MinValue).AddHours(hour).AddMinutes(minute).AddSeconds(Math.Min(second, 59));
        return hasMinutes || offset is not null ? new PrintedInstant(local, offset, hasSeconds ? InstantPrecision.Second : InstantPrecision.Minute) : null;
    }

    private static bool ReadDay(int year, ref ReadOnlySpan<char> rest, out DateOnly day)
    {
        day = new DateOnly(year, 1, 1);
        if (rest is ['-', ..])
            rest = rest[1..];
        if (rest.IsEmpty)
            return true;
        var digits = rest.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? end : rest.Length;
        if (digits == 3)
        {
            Number(rest, 3, out var ordinal);
            rest = rest[3..];
            if (ordinal is < 1 or > 366)
                return false;
            day = day.AddDays(ordinal - 1);
            return true;
        }

        if (!Take(ref rest, out var month) || month is < 1 or > 12)
            return false;
        if (rest is ['-', ..])
            rest = rest[1..];
        var date = 1;
        if (!rest.IsEmpty && (!Take(ref rest, out date) || date < 1 || date > DateTime.DaysInMonth(year, month)))
            return false;
        day = new DateOnly(year, month, date);
        return true;
    }

    private static bool ReadOffset(ReadOnlySpan<char> text, out TimeSpan? offset)
    {
        offset = null;
        if (text.IsEmpty)
            return true;
        if (text is "Z" or "z" or "GMT" or "UTC")
        {
            offset = TimeSpan.Zero;
            return true;
        }

        if (text[0] is not ('+' or '-'))
            return false;
        var rest = text[1..];
        if (!Take(ref rest, out var hours))
            return false;
        var minutes = 0;
        if (rest is [':', ..])
            rest = rest[1..];
        if (!rest.IsEmpty && !Take(ref rest, out minutes))
            return false;
        var distance = new TimeSpan(hours, minutes, 0);
        if (!rest.IsEmpty || minutes > 59 || distance > PrintedInstant.FarthestOffset)
            return false;
        offset = text[0] == '-' ? -distance : distance;
        return true;
    }

    private static bool TakeAfterColon(ref ReadOnlySpan<char> rest, out int value)
    {
        value = 0;
        var after = rest is [':', ..] ? rest[1..] : rest;
        if (!Take(ref after, out value))
            return false;
        rest = after;
        return true;
    }

    private static bool Take(ref ReadOnlySpan<char> rest, out int value)
    {
        value = 0;
        var length = rest.Length > 1 && char.IsAsciiDigit(rest[1]) ? 2 : 1;
        if (rest.IsEmpty || !Number(rest, length, out value))
            return false;
        rest = rest[length..];
        return true;
    }

    private static bool Number(ReadOnlySpan<char> text, int length, out int value) =>
        int.TryParse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
