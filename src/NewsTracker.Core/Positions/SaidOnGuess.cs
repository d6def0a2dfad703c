using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsTracker.Core.Positions;

/// <summary>Guesses the day on which something was said from the sentence that tells of it and the day of its article. A guess to be looked at, never stored unseen.</summary>
public static partial class SaidOnGuess
{
    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <param name="published">The article's day as printed; relative days count from it.</param>
    public static DateOnly Of(string sentence, DateOnly published) =>
        Dated(sentence, published) ?? Relative(sentence, published) ?? published;

    private static DateOnly? Dated(string sentence, DateOnly published)
    {
        foreach (var match in CalendarDay().Matches(sentence).Cast<Match>())
        {
            var month = Array.IndexOf(Months, match.Groups["month"].Value[..3].ToLowerInvariant()) + 1;
            var day = int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture);
            var year = match.Groups["year"].Success ? int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture) : published.Year;
            if (day < 1 || year < 1 || day > DateTime.DaysInMonth(year, month))
            {
                continue;
            }

            var said = new DateOnly(year, month, day);

            // Without a year, December in a January paper is the one before; a day to come is what is announced, not when.
            if (said > published && !match.Groups["year"].Success && said.DayNumber - published.DayNumber > 270)
            {
                said = said.AddYears(-1);
            }

            if (said <= published)
            {
                return said;
            }
        }

        return null;
    }

    private static DateOnly? Relative(string sentence, DateOnly published)
    {
        var match = RelativeDay().Match(sentence);
        if (!match.Success)
        {
            return null;
        }

        var word = match.Groups["word"].Value.ToLowerInvariant();
        if (word is "today" or "yesterday")
        {
            return published.AddDays(word == "today" ? 0 : -1);
        }

        if (!Enum.TryParse<DayOfWeek>(word, ignoreCase: true, out var weekday))
        {
            return null;
        }

        // "on Wednesday" in Wednesday's paper is the day itself, "last Wednesday" the one a week before.
        var daysAgo = (published.DayOfWeek - weekday + 7) % 7;
        return published.AddDays(daysAgo == 0 && match.Groups["last"].Success ? -7 : -daysAgo);
    }

    [GeneratedRegex(
        @"\b(?:(?<day>[0-9]{1,2})(?:st|nd|rd|th)?\s+(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?|(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?)\b(?:,?\s+(?<year>(?:19|20)[0-9]{2})\b)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CalendarDay();

    [GeneratedRegex(
        @"\b(?:(?<word>today|yesterday)|(?:on|(?<last>last))\s+(?<word>monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex RelativeDay();
}
