using System.Collections.Frozen;
using System.Globalization;

namespace NewsTracker.Core.Extraction.Dates;

/// <summary>Days of the solar calendar of Iran and Afghanistan. Its years, now around 1400, are no years of ours, so they cannot be mistaken.</summary>
internal sealed partial class DayReader
{
    private const int FirstSolarYear = 1370;
    private const int LastSolarYear = 1479;

    private static readonly PersianCalendar Solar = new();

    // The names of Iran, then those of Afghanistan.
    private static readonly FrozenDictionary<string, int> SolarMonths = new[]
    {
        "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
        "حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت",
    }.Select((name, index) => (Name: name, Month: (index % 12) + 1)).ToFrozenDictionary(entry => entry.Name, entry => entry.Month, StringComparer.Ordinal);

    private bool ReadSolar()
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            // 12 تیر 1399
            if (tokens.IsFreeNumber(i) && IsDay(i) && tokens.IsFreeWord(i + 1) && SolarMonths.TryGetValue(tokens[i + 1].Text.Replace('ي', 'ی'), out var month)
                && NumberNear(i + 1, 1) is { } year && IsSolarYear(year))
                return SettleSolar(tokens[year].Value, month, tokens[i].Value, i, year + 1);

            // 1399/04/12
            if (tokens.IsFreeNumber(i) && IsSolarYear(i) && NextPart(i) is { } second && NextPart(second) is { } third && SameSeparator(i, second, third) && tokens[i + 1].Text is "/" or "-" or ".")
                return SettleSolar(tokens[i].Value, tokens[second].Value, tokens[third].Value, i, third + 1);
        }

        return false;
    }

    private bool IsSolarYear(int i) => tokens[i].Text.Length == 4 && tokens[i].Value is >= FirstSolarYear and <= LastSolarYear;

    private bool SettleSolar(int year, int month, int day, int start, int end)
    {
        if (month is < 1 or > 12 || day < 1 || day > Solar.GetDaysInMonth(year, month))
            return false;
        Day = Solar.ToDateTime(year, month, day, 0, 0, 0, 0);
        tokens.Take(start, end);
        return true;
    }
}
