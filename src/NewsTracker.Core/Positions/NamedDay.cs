using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsTracker.Core.Positions;

/// <summary>The day that words name for what they tell: "on Thursday" or "yesterday", counted from the article's own day, or else a date. A day still to come is none.</summary>
internal static partial class NamedDay
{
    /// <summary>A date without a year that lies further ahead than this is of the year before: December in a January paper; one further back is to come: January in a December paper.</summary>
    private const int FarthestAhead = 270;

    /// <summary>So many days back a date that is told in the present has been: "Lithuania leaves the treaty on 27 December", in the paper of the 29th.</summary>
    private const int Recent = 30;

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <param name="published">The article's day as printed.</param>
    public static DateOnly? In(string words, DateOnly published) =>
        HasDigit(words) && Asides.LeaveOut(words) is var own
            ? Lately(own, published) ?? First(CalendarDay(), own, (text, day) => OfCalendar(text, day, published)) ?? Lately(words, published)
            : Lately(words, published);

    /// <summary>A weekday, "yesterday" or "today" alone.</summary>
    public static DateOnly? Lately(string words, DateOnly published) =>
        words.Contains("day", StringComparison.OrdinalIgnoreCase) ? First(RelativeDay(), words, (text, day) => OfWeek(text, day, published)) : null;

    /// <summary>Most words name no day, and are asked by the thousand: a look for what every date has is cheaper than the pattern.</summary>
    private static bool HasDigit(string words) => words.AsSpan().ContainsAnyInRange('0', '9');

    private static DateOnly? First(Regex days, string words, Func<string, Match, DateOnly?> read) =>
        days.Matches(words).Select(day => read(words, day)).FirstOrDefault(day => day is not null);

    /// <summary>"on Wednesday" in Wednesday's paper is the day itself, "last Wednesday" the one a week before. "today a member" dates nothing.</summary>
    private static DateOnly? OfWeek(string words, Match day, DateOnly published)
    {
        if (!Enum.TryParse<DayOfWeek>(day.Groups["word"].Value, ignoreCase: true, out var weekday))
            return !day.Value.Equals("today", StringComparison.OrdinalIgnoreCase) ? published.AddDays(-1) : DayTense.IsTold(words, day) ? published : null;
        if (DayTense.IsToCome(words, day))
            return null;
        var daysAgo = (published.DayOfWeek - weekday + 7) % 7;
        return published.AddDays(daysAgo == 0 && day.Groups["last"].Success ? -7 : -daysAgo);
    }

    private static DateOnly? OfCalendar(string words, Match found, DateOnly published)
    {
        var month = Array.IndexOf(Months, found.Groups["month"].Value[..3].ToLowerInvariant()) + 1;
        var day = int.Parse(found.Groups["day"].Value, CultureInfo.InvariantCulture);
        if (found.Groups["year"] is { Success: true } year)
            return Valid(int.Parse(year.Value, CultureInfo.InvariantCulture), month, day) is { } dated && dated >= PositionRules.Earliest && dated <= published ? dated : null;
        if (Valid(published.Year, month, day) is not { } said || DayTense.IsToCome(words, found, IsRecent(said, published)))
            return null;
        if (said <= published)
            return published.DayNumber - said.DayNumber <= FarthestAhead || DayTense.IsPast(words, found) ? said : null;
        return said.DayNumber - published.DayNumber > FarthestAhead || DayTense.IsPast(words, found) ? Valid(published.Year - 1, month, day) : null;
    }

    private static bool IsRecent(DateOnly day, DateOnly published) => published.DayNumber - (day <= published ? day : day.AddYears(-1)).DayNumber is > 0 and <= Recent;

    private static DateOnly? Valid(int year, int month, int day) =>
        year >= 1 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private const string Date =
        @"(?:(?<day>[0-9]{1,2})(?:st|nd|rd|th)?\s+(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)|(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?)\b";

    [GeneratedRegex(@"\b" + Date + @"(?:\.?,?\s+(?<year>(?:19|20)[0-9]{2})\b)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CalendarDay();

    /// <summary>Not where its date follows, in the name of a feast or a paper, or where it is a day to come: "Friday, 27 June", "Good Friday", "the Sunday Times", "by Friday".</summary>
    [GeneratedRegex(
        @"(?<!\b(?:good|black|bloody|easter|palm|ash|holy|maundy|next|coming|this|every|each|by|before|until|till|ahead\s+of|run-up\s+to)\s+)(?<!\w\s+(?=(?-i:Today)))\b(?:(?<last>last)\s+)?(?<word>today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?!(?<=\bthe\s+\w+)\s+(?-i:\p{Lu}))(?!,?\s+\(?(?:the\s+)?" + Date + ")",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RelativeDay();
}
