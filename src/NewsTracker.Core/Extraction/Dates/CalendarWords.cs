using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;

namespace NewsTracker.Core.Extraction.Dates;

/// <summary>Names of months and weekdays of many languages, from the platform's locale data with the forms the news adds.</summary>
internal sealed class CalendarWords
{
    private const string Languages =
        "en de fr es it pt nl sv da nb nn fi is pl cs sk hu ro bg ru uk be sr sr-Latn hr bs sl mk sq el tr az kk uz ka hy he ar-EG ar-LB ar-DZ hi bn ur ta te mr ne gu pa si th vi "
        + "id ms fil km lo my lt lv et ca gl eu cy ga af sw am mt lb mn";

    private static readonly Dictionary<string, string> Extras = new(StringComparer.Ordinal)
    {
        ["en"] = "9:sept 9:septem 2:febr",
        ["de"] = "1:jänner 1:jaenner 3:maerz 3:mrz 2:feber",
        ["es"] = "9:setiembre 9:set 8:ago 1:ene",
        ["be"] = "5:траўня 5:травень",
        ["it"] = "6:giu 7:lug 9:set",
        ["id"] = "8:agu 8:agt 5:mei",
        ["fil"] = "2:peb 6:hun 8:agos 9:setyembre",
        ["ru"] = "9:сент 2:февр 11:нояб 5:мая",
        ["vi"] = "1:tháng_một 2:tháng_hai 3:tháng_ba 4:tháng_tư 5:tháng_năm 6:tháng_sáu 7:tháng_bảy 8:tháng_tám 9:tháng_chín 10:tháng_mười 11:tháng_mười_một 12:tháng_mười_hai",
        ["bn"] = "1:জানুয়ারী 2:ফেব্রুয়ারী",
        ["tr"] = "2:subat 8:agustos",
    };

    private static readonly ConcurrentDictionary<string, CalendarWords> ByLanguage = new(StringComparer.Ordinal);
    private static readonly Lazy<CalendarWords> Every = new(() => new CalendarWords(Languages.Split(' ')));
    private static readonly FrozenSet<string> Known = Languages.Split(' ').Append("zh").Append("ja").Append("ko").Append("ar").Append("fa").Append("no").Append("tl").ToFrozenSet(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, int> months;
    private readonly FrozenDictionary<string, int> weekdays;

    private CalendarWords(params string[] languages)
    {
        var monthVotes = new Dictionary<string, int>(StringComparer.Ordinal);
        var dayVotes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var language in languages)
        {
            if (FindCulture(language) is { } culture)
                Add(culture, monthVotes, dayVotes);
            foreach (var extra in Extras.GetValueOrDefault(language.Split('-')[0])?.Split(' ') ?? [])
                Vote(monthVotes, extra[(extra.IndexOf(':', StringComparison.Ordinal) + 1)..].Replace('_', ' '), int.Parse(extra.AsSpan(0, extra.IndexOf(':', StringComparison.Ordinal)), CultureInfo.InvariantCulture));
        }

        // A name that stands for two months in two languages ("listopad") tells nothing without the language.
        months = monthVotes.Where(entry => entry.Value > 0).ToFrozenDictionary(StringComparer.Ordinal);
        weekdays = dayVotes.Where(entry => entry.Value > 0).ToDictionary(entry => entry.Key, entry => entry.Value - 1).ToFrozenDictionary(StringComparer.Ordinal);
    }

    public static int FindMonth(string word, string language)
    {
        if (Of(language) is { } own && own.Month(word) is var month and > 0)
            return month;

        // A short word of a known language is more likely a word of it than another language's month ("ago").
        return Known.Contains(language) && word.Length < 4 && word.All(char.IsAscii) ? 0 : Every.Value.months.GetValueOrDefault(word);
    }

    public static DayOfWeek? FindWeekday(string word, string language)
    {
        if (Of(language) is { } own && own.weekdays.TryGetValue(word, out var day))
            return (DayOfWeek)day;
        return Every.Value.weekdays.TryGetValue(word, out var any) ? (DayOfWeek)any : null;
    }

    public static CultureInfo? FindCulture(string language)
    {
        try
        {
            return language.Length == 0 ? null : CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    private static CalendarWords? Of(string language)
    {
        if (!Known.Contains(language))
            return null;
        return ByLanguage.GetOrAdd(language, static code => code switch
        {
            "ar" => new CalendarWords("ar-EG", "ar-LB", "ar-DZ"),
            "no" => new CalendarWords("nb", "nn"),
            "sr" => new CalendarWords("sr", "sr-Latn"),
            "tl" => new CalendarWords("fil"),
            _ => new CalendarWords(code),
        });
    }

    /// <summary>The month, also by an inflected or shortened form that only one name begins with.</summary>
    private int Month(string word)
    {
        if (months.TryGetValue(word, out var month))
            return month;
        if (word.Length < 3)
            return 0;
        var found = 0;
        foreach (var (name, value) in months)
        {
            var shared = Math.Min(name.Length, word.Length);
            if (shared < 3 || (shared < 4 && name.Length < word.Length) || !name.AsSpan(0, shared).SequenceEqual(word.AsSpan(0, shared)) || word.Length - name.Length > 3)
                continue;
            if (found != 0 && found != value)
                return 0;
            found = value;
        }

        return found;
    }

    private static void Add(CultureInfo culture, Dictionary<string, int> months, Dictionary<string, int> weekdays)
    {
        var format = (DateTimeFormatInfo)culture.DateTimeFormat.Clone();
        if (format.Calendar is not GregorianCalendar)
        {
            if (culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is not { } gregorian)
                return;
            format.Calendar = gregorian;
        }

        foreach (var names in (ReadOnlySpan<string[]>)[format.MonthNames, format.MonthGenitiveNames, format.AbbreviatedMonthNames, format.AbbreviatedMonthGenitiveNames])
        {
            for (var i = 0; i < 12; i++)
                Vote(months, names[i], i + 1);
        }

        foreach (var names in (ReadOnlySpan<string[]>)[format.DayNames, format.AbbreviatedDayNames])
        {
            for (var i = 0; i < 7; i++)
                Vote(weekdays, names[i], i + 1);
        }
    }

    private static void Vote(Dictionary<string, int> votes, string name, int value)
    {
        var word = DateToken.Fold(name).Replace(".", "", StringComparison.Ordinal).Trim();
        if (word.Length < 2 || char.IsAsciiDigit(word[0]))
            return;
        votes[word] = votes.TryGetValue(word, out var other) && other != value ? -1 : value;
    }
}
