using System.Globalization;
using NewsTracker.Core.Analysis.Reading;

namespace NewsTracker.Core.Analysis.Choosing;

/// <summary>The day a sentence names for what it tells: a weekday or "yesterday" counted from the article's own day, or a date.</summary>
internal static class SaidDates
{
    private static readonly List<string> Months = [.. CultureInfo.InvariantCulture.DateTimeFormat.MonthNames.Take(12).Select(name => name.ToLowerInvariant())];

    private static readonly List<string> Weekdays = [.. CultureInfo.InvariantCulture.DateTimeFormat.DayNames.Select(name => name.ToLowerInvariant())];

    public static DateOnly? Find(Sentence sentence, DateOnly? publishedOn)
    {
        if (publishedOn is not { } today)
            return null;
        var words = sentence.Atoms.SelectMany(atom => atom.Word.Split(' ')).ToList();
        for (var i = 0; i < words.Count; i++)
        {
            if (Weekdays.IndexOf(words[i]) is var weekday and >= 0)
                return OfWeek(i > 0 ? words[i - 1] : "", (DayOfWeek)weekday, today);
            if (words[i] is "today" or "yesterday")
                return words[i] is "today" ? today : today.AddDays(-1);
            if (Months.IndexOf(words[i]) is var month and >= 0 && OfMonth(words, i, month + 1, today) is { } date)
                return date;
        }

        return null;
    }

    /// <summary>"last Friday" in Friday's paper is the one a week before, "Friday" alone the day itself.</summary>
    private static DateOnly? OfWeek(string before, DayOfWeek weekday, DateOnly today) => (before, ((int)today.DayOfWeek - (int)weekday + 7) % 7) switch
    {
        ("next", _) => null,
        ("last", 0) => today.AddDays(-7),
        var (_, daysAgo) => today.AddDays(-daysAgo),
    };

    /// <summary>"8 May", "May 8", with or without a year; without one the last such day.</summary>
    private static DateOnly? OfMonth(List<string> words, int at, int month, DateOnly today)
    {
        var day = Number(at - 1) ?? Number(at + 1);
        if (day is not (>= 1 and <= 31))
            return null;
        var year = Year(at + 1) ?? Year(at + 2) ?? (at + 2 < words.Count && words[at + 2] == "," ? Year(at + 3) : null);
        var found = ValidOf(year ?? today.Year, month, day.Value);
        return year is null && found > today ? ValidOf(today.Year - 1, month, day.Value) : found > today ? null : found;

        int? Year(int i) => Number(i) is { } number and > 1900 ? number : null;

        int? Number(int i) => i >= 0 && i < words.Count && int.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static DateOnly? ValidOf(int year, int month, int day) =>
        year is >= 1 and <= 9999 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
}
