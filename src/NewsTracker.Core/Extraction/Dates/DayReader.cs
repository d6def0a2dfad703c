namespace NewsTracker.Core.Extraction.Dates;

/// <summary>Reads the day: by the month's name, by numbers, or by the signs of East Asia.</summary>
internal sealed partial class DayReader(DateTokens tokens, DateContext context)
{
    private const int FirstYear = 1800;
    private const int LastYear = 2100;

    /// <summary>Thailand counts from the death of the Buddha.</summary>
    private const int BuddhistYears = 543;

    private readonly string language = context.LanguageCode;

    private DayOfWeek? weekday;

    public DateTime? Day { get; private set; }

    public DateGrain Grain { get; private set; } = DateGrain.Day;

    public DayOfWeek? Weekday => weekday;

    /// <summary>The order was open, and nothing settled it.</summary>
    public bool IsAmbiguous { get; private set; }

    public void Read()
    {
        ReadWeekday();
        if (!ReadSolar() && !ReadSigned() && !ReadNamed())
            ReadNumeric();
    }

    private void ReadWeekday()
    {
        for (var i = 0; i < tokens.Count && weekday is null; i++)
        {
            var (word, length) = WordAt(i, 2);
            for (; length > 0 && weekday is null; (word, length) = WordAt(i, length - 1))
            {
                if (word.Length < 2 || CalendarWords.FindMonth(word, language) > 0 && tokens.Count > 2 && !IsFollowedByDate(i + length) || CalendarWords.FindWeekday(word, language) is not { } found)
                    continue;
                weekday = found;
                tokens.Take(i, i + length);
                break;
            }
        }
    }

    // "mar." is Tuesday and March in French: a weekday stands before a whole date.
    private bool IsFollowedByDate(int i)
    {
        var names = 0;
        for (var at = i; at < tokens.Count; at++)
        {
            if (tokens.IsFreeWord(at) && CalendarWords.FindMonth(tokens[at].Text, language) > 0)
                names++;
        }

        return names > 0;
    }

    private (string Word, int Length) WordAt(int i, int most)
    {
        var word = "";
        var length = 0;
        while (length < most && tokens.IsFreeWord(i + length))
        {
            word = length == 0 ? tokens[i].Text : word + (DateToken.IsHan(word[^1]) ? "" : " ") + tokens[i + length].Text;
            length++;
        }

        return (word, length);
    }

    /// <summary>2016年9月14日, 2004년 5월 28일.</summary>
    private bool ReadSigned()
    {
        for (var i = 0; i + 3 < tokens.Count; i++)
        {
            if (!tokens.IsFreeNumber(i) || !IsSign(i + 1, "年", "년") || !tokens.IsFreeNumber(i + 2) || !IsSign(i + 3, "月", "월"))
                continue;
            var day = tokens.IsFreeNumber(i + 4) ? tokens[i + 4].Value : 1;
            if (!tokens.IsFreeNumber(i + 4))
                Grain = DateGrain.Month;
            return Settle(tokens[i].Value, tokens[i + 2].Value, day, i, IsSign(i + 5, "日", "일") ? i + 6 : Math.Min(i + 5, tokens.Count));
        }

        return false;
    }

    private bool IsSign(int i, string one, string other) => tokens.IsFreeWord(i) && (tokens[i].Text == one || tokens[i].Text == other);

    private bool ReadNamed()
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var (month, end) = MonthAt(i);
            if (month == 0 || !ReadAround(month, i, end))
                continue;
            return true;
        }

        return false;
    }

    private (int Month, int End) MonthAt(int i)
    {
        if (!tokens.IsFreeWord(i))
            return (0, 0);
        for (var (word, length) = WordAt(i, 3); length > 0; (word, length) = WordAt(i, length - 1))
        {
            if (CalendarWords.FindMonth(word, language) is var month and > 0)
                return (month, i + length);
        }

        // Vietnamese numbers its months; Thai writes "month" and the name as one word.
        if (tokens[i].Text == "thang" && tokens.IsFreeNumber(i + 1) && tokens[i + 1].Value is >= 1 and <= 12)
            return (tokens[i + 1].Value, i + 2);
        if (tokens[i].Text.StartsWith("เดือน", StringComparison.Ordinal))
            return (CalendarWords.FindMonth(tokens[i].Text["เดือน".Length..], language), i + 1);
        return (0, 0);
    }

    private bool ReadAround(int month, int start, int end)
    {
        var before = NumberNear(start, -1);
        var after = NumberNear(end - 1, 1);
        int year;
        if (before is { } b && IsYear(b))
        {
            // Year first: 1978, 1 Peb; 2004-july-13.
            var inner = after is { } a && IsDay(a) ? a : -1;
            return inner >= 0 && Settle(tokens[b].Value, month, tokens[inner].Value, b, inner + 1);
        }

        if (before is { } day && IsDay(day))
        {
            var first = NumberNear(day, -1) is { } earlier && IsYear(earlier) && tokens[earlier].Text.Length == 4 ? earlier : -1;
            if (first >= 0)
                return Settle(tokens[first].Value, month, tokens[day].Value, first, end);
            if (after is { } y && (year = YearAt(y)) > 0)
                return Settle(year, month, tokens[day].Value, day, y + 1);
            return SettleWithoutYear(month, tokens[day].Value, day, end);
        }

        if (after is { } next && IsDay(next))
        {
            if (NumberNear(next, 1) is { } y && (year = YearAt(y)) > 0)
                return Settle(year, month, tokens[next].Value, start, y + 1);
            return SettleWithoutYear(month, tokens[next].Value, start, next + 1);
        }

        if (after is not { } only || !IsYear(only))
            return false;
        Grain = DateGrain.Month;
        return Settle(tokens[only].Value, month, 1, start, only + 1);
    }

    /// <summary>The next number in a direction, over at most two words and any signs.</summary>
    private int? NumberNear(int from, int step)
    {
        var words = 0;
        for (var i = from + step; i >= 0 && i < tokens.Count; i += step)
        {
            if (!tokens.IsFree(i))
                continue;
            if (tokens[i].IsNumber)
                return i;
            if (tokens[i].Kind == DateTokenKind.Word && ++words > 2)
                return null;
            if (tokens[i].Is('|'))
                return null;
        }

        return null;
    }

    private bool IsYear(int i) =>
        tokens[i].Text.Length == 4 && (tokens[i].Value is >= FirstYear and <= LastYear || (language == "th" && tokens[i].Value is >= FirstYear + BuddhistYears and <= LastYear + BuddhistYears));

    private bool IsDay(int i) => tokens[i].Text.Length <= 2 && tokens[i].Value is >= 1 and <= 31;

    private int YearAt(int i)
    {
        if (IsYear(i))
            return tokens[i].Value;
        if (tokens[i].Text.Length != 2 || tokens.IsFreeSymbol(i + 1, '.') && tokens.IsFreeNumber(i + 2) || tokens.IsFreeWord(i + 1) && tokens[i + 1].Text is "h" or "uhr")
            return 0;
        return WithCentury(tokens[i].Value);
    }

    // POSIX reads two digits so.
    private static int WithCentury(int year) => year < 69 ? 2000 + year : 1900 + year;

    private bool SettleWithoutYear(int month, int day, int start, int end)
    {
        if (context.Now?.DateTime is not { } now)
            return false;

        // What is printed has happened: a day still to come was last year's.
        var year = IsDate(now.Year, month, day) && new DateTime(now.Year, month, day) <= now.AddDays(31) ? now.Year : now.Year - 1;
        return Settle(year, month, day, start, end);
    }

    private bool Settle(int year, int month, int day, int start, int end)
    {
        if (year > LastYear)
            year -= BuddhistYears;
        if (!IsDate(year, month, day))
            return false;
        Day = new DateTime(year, month, day);
        tokens.Take(start, end);
        return true;
    }

    private static bool IsDate(int year, int month, int day) =>
        year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
}
