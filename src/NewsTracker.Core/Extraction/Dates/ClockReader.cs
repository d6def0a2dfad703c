using System.Collections.Frozen;
using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Extraction.Dates;

/// <summary>Reads the time of day and the zone behind it.</summary>
internal sealed class ClockReader(DateTokens tokens, DateContext context)
{
    private static readonly FrozenSet<string> Morning = FrozenSet.Create(StringComparer.Ordinal, "am", "a", "오전", "上午", "午前", "ap", "πμ", "ص", "पूर्वाह्न", "πμ");

    private static readonly FrozenSet<string> Afternoon = FrozenSet.Create(
        StringComparer.Ordinal, "pm", "p", "오후", "下午", "午後", "晚", "晚上", "ip", "μμ", "م", "अपराह्न", "ch", "dop");

    private static readonly FrozenSet<string> HourWords = FrozenSet.Create(
        StringComparer.Ordinal, "h", "uhr", "hs", "hrs", "гадзін", "гадзины", "час", "часов", "ч", "時", "时", "点", "點", "시", "klo", "kl", "heures", "น", "godz", "година", "u", "uur");

    public TimeSpan? Time { get; private set; }

    public bool HasSeconds { get; private set; }

    public bool IsFaulty { get; private set; }

    public TimeSpan? PrintedOffset { get; private set; }

    public string? ZoneWord { get; private set; }

    public string? ZoneId { get; private set; }

    /// <summary>Clocks with a colon or with am and pm; these cannot be taken for a date.</summary>
    public void ReadPlain()
    {
        for (var i = 0; i + 2 < tokens.Count && Time is null; i++)
        {
            if (tokens.IsFreeNumber(i) && tokens.IsFreeSymbol(i + 1, ':') && tokens.IsFreeNumber(i + 2))
                ReadColons(i);
        }

        for (var i = 0; i + 1 < tokens.Count && Time is null && !IsFaulty; i++)
        {
            if (tokens.IsFreeNumber(i) && tokens.IsFreeWord(i + 1) && tokens[i + 1].Text is "am" or "pm" && (IsMinute(i) ? i - 2 : i) is var hour && tokens[hour].Value is >= 1 and <= 12)
                ReadDotted(hour);
        }
    }

    /// <summary>Whether the number belongs to the hour before it: "5.10 pm".</summary>
    private bool IsMinute(int i) =>
        tokens[i].Text.Length == 2 && tokens[i].Value < 60 && !tokens[i].SpaceBefore && tokens.IsFreeSymbol(i - 1, '.') && !tokens[i - 1].SpaceBefore
        && tokens.IsFreeNumber(i - 2) && tokens[i - 2].Text.Length <= 2 && !(tokens.IsFreeSymbol(i - 3, '.') && tokens.IsFreeNumber(i - 4));

    /// <summary>Clocks that look like other things until the date has been read: "18.37 Uhr", "18h30".</summary>
    public void ReadRest()
    {
        for (var i = 0; i < tokens.Count && Time is null && !IsFaulty; i++)
        {
            if (tokens.IsFreeWord(i) && tokens[i].Text is "noon" or "midnight" or "midday" or "ponoc" or "mitternacht" or "minuit" or "midi")
            {
                // Midnight names the day's edge, not an instant of it.
                if (tokens[i].Text is "noon" or "midday" or "midi")
                    Time = TimeSpan.FromHours(12);
                tokens.Take(i, i + 1);
            }
            else if (tokens.IsFreeNumber(i) && tokens[i].Value < 24 && tokens[i].Text.Length <= 2 && IsClockAt(i))
            {
                ReadDotted(i);
            }
        }
    }

    private bool IsClockAt(int i) =>
        (tokens.IsFreeSymbol(i + 1, '.') && tokens.IsFreeNumber(i + 2) && tokens[i + 2].Text.Length == 2 && tokens[i + 2].Value < 60)
        || (tokens.IsFreeWord(i + 1) && HourWords.Contains(tokens[i + 1].Text));

    private void ReadColons(int i)
    {
        var end = i + 3;
        int hour = tokens[i].Value, minute = tokens[i + 2].Value, second = 0;
        if (tokens.IsFreeSymbol(end, ':') && tokens.IsFreeNumber(end + 1))
        {
            second = tokens[end + 1].Value;
            HasSeconds = true;
            end += 2;
        }

        if (tokens.IsFreeSymbol(end, ':') || hour > 24 || minute > 59 || second > 60 || tokens[i].Text.Length > 2 || tokens[i + 2].Text.Length > 2)
        {
            IsFaulty = true;
            return;
        }

        if (HasSeconds && (tokens.IsFreeSymbol(end, '.') || tokens.IsFreeSymbol(end, ',')) && tokens.IsFreeNumber(end + 1) && !tokens[end + 1].SpaceBefore)
            end += 2;
        Settle(i, end, hour, minute, Math.Min(second, 59));
    }

    private void ReadDotted(int i)
    {
        var end = i + 1;
        var minute = 0;
        if ((tokens.IsFreeSymbol(end, '.') || IsHourWord(end)) && tokens.IsFreeNumber(end + 1) && tokens[end + 1].Value < 60)
        {
            minute = tokens[end + 1].Value;
            end += 2;
            if (tokens.IsFreeWord(end) && tokens[end - 2].Kind == DateTokenKind.Word)
                end++;
        }

        Settle(i, end, tokens[i].Value, minute, 0);
    }

    private bool IsHourWord(int i) => tokens.IsFreeWord(i) && HourWords.Contains(tokens[i].Text);

    private void Settle(int start, int end, int hour, int minute, int second)
    {
        int first = start, last = end;
        if (tokens.IsFreeWord(last) && (Morning.Contains(tokens[last].Text) || Afternoon.Contains(tokens[last].Text)))
        {
            hour = HalfOfDay(tokens[last].Text, hour);
            last++;
        }
        else if (HalfBefore(start) is var (word, at) && word is not null)
        {
            hour = HalfOfDay(word, hour);
            first = at;
        }
        else if (IsHourWord(last))
        {
            last++;
        }

        if (hour > 23)
        {
            IsFaulty = hour > 24;
            hour = 0;
        }

        Time = new TimeSpan(hour, minute, second);
        tokens.Take(first, last);
        ReadZone(last);
    }

    private (string? Word, int At) HalfBefore(int start)
    {
        if (tokens.IsFreeWord(start - 1) && (Morning.Contains(tokens[start - 1].Text) || Afternoon.Contains(tokens[start - 1].Text)) && tokens[start - 1].Text.Length > (DateToken.IsHan(tokens[start - 1].Text[0]) ? 0 : 1))
            return (tokens[start - 1].Text, start - 1);
        return tokens.IsFreeWord(start - 2) && tokens.IsFreeWord(start - 1) && (tokens[start - 2].Text + tokens[start - 1].Text) is "上午" or "下午" or "午前" or "午後" or "晚上"
            ? (tokens[start - 2].Text + tokens[start - 1].Text, start - 2)
            : (null, 0);
    }

    private static int HalfOfDay(string word, int hour) =>
        Afternoon.Contains(word) ? hour < 12 ? hour + 12 : hour : hour == 12 ? 0 : hour;

    public void ReadZone(int i)
    {
        if (tokens.IsFreeSymbol(i, '('))
            i++;
        if (tokens.IsFreeWord(i) && tokens.IsFreeSymbol(i + 1, '/') && tokens.IsFreeWord(i + 2))
        {
            ReadZoneId(i);
            return;
        }

        if (tokens.IsFreeWord(i) && ZoneNames.IsZone(tokens[i].Text))
        {
            ZoneWord = tokens[i].Text;
            tokens.Take(i, i + 1);
            i++;
            if (ZoneWord is not ("gmt" or "utc"))
                return;
        }

        if ((tokens.IsFreeSymbol(i, '+') || tokens.IsFreeSymbol(i, '-')) && tokens.IsFreeNumber(i + 1) && !tokens[i + 1].SpaceBefore)
            ReadOffset(i);
    }

    private void ReadOffset(int i)
    {
        var sign = tokens[i].Is('-') ? -1 : 1;
        var number = tokens[i + 1];
        int hours = number.Value, minutes = 0, end = i + 2;
        if (number.Text.Length == 4)
            (hours, minutes) = (number.Value / 100, number.Value % 100);
        else if (number.Text.Length > 2)
            return;
        else if (tokens.IsFreeSymbol(end, ':') && tokens.IsFreeNumber(end + 1))
            (minutes, end) = (tokens[end + 1].Value, end + 2);
        var distance = new TimeSpan(hours, minutes, 0);
        if (minutes > 59 || distance > PrintedInstant.FarthestOffset || tokens.IsFreeSymbol(end, ':'))
        {
            IsFaulty = true;
            return;
        }

        PrintedOffset = sign * distance;
        tokens.Take(i, end);
    }

    private void ReadZoneId(int i)
    {
        var end = i + 3;
        var city = tokens[i + 2].Text;
        while (tokens.IsFreeSymbol(end, '_') && tokens.IsFreeWord(end + 1))
        {
            city += "_" + tokens[end + 1].Text;
            end += 2;
        }

        var id = string.Join('/', new[] { tokens[i].Text, city }.Select(part => string.Join('_', part.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))));
        ZoneId = tokens[i].Text == "etc" ? "Etc/" + city.ToUpperInvariant() : id;
        tokens.Take(i, end);
    }

    /// <summary>The offset in force at the wall clock that was read.</summary>
    public TimeSpan? OffsetAt(DateTime local)
    {
        if (PrintedOffset is { } printed)
            return printed;
        if (ZoneId is not null)
            return ZoneNames.OfTimeZone(ZoneId, local);
        return ZoneWord is null ? null : ZoneNames.Find(ZoneWord, local, context.FindRegion(), context.LanguageCode);
    }
}
