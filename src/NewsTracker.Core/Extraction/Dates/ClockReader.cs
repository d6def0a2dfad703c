using System.Collections.Frozen;

namespace NewsTracker.Core.Extraction.Dates;

/// <summary>Reads the time of day, and has the zone behind it read.</summary>
internal sealed class ClockReader(DateTokens tokens, ZoneReader zone)
{
    private static readonly FrozenSet<string> Morning = FrozenSet.Create(StringComparer.Ordinal, "am", "a", "오전", "上午", "午前", "ap", "πμ", "ص", "पूर्वाह्न");

    private static readonly FrozenSet<string> Afternoon = FrozenSet.Create(
        StringComparer.Ordinal, "pm", "p", "오후", "下午", "午後", "晚", "晚上", "ip", "μμ", "م", "अपराह्न", "ch", "dop");

    private static readonly FrozenSet<string> HourWords = FrozenSet.Create(
        StringComparer.Ordinal, "h", "uhr", "hs", "hrs", "гадзін", "гадзины", "час", "часов", "ч", "時", "时", "点", "點", "시", "klo", "kl", "heures", "น", "godz", "година", "u", "uur");

    /// <summary>Midnight names the day's edge, not an instant of it.</summary>
    private static readonly FrozenSet<string> Midnights = FrozenSet.Create(StringComparer.Ordinal, "midnight", "ponoc", "mitternacht", "minuit");

    private static readonly FrozenSet<string> Middays = FrozenSet.Create(StringComparer.Ordinal, "noon", "midday", "midi");

    private bool isFaulty;

    public TimeSpan? Time { get; private set; }

    /// <summary>The zone that stands behind the time.</summary>
    public ZoneReader Zone => zone;

    public bool HasSeconds { get; private set; }

    /// <summary>Whether a clock is printed that cannot be, or a zone: the text is no date then.</summary>
    public bool IsFaulty => isFaulty || zone.IsFaulty;

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
            if (tokens.IsFreeWord(i) && Middays.Contains(tokens[i].Text))
            {
                Time = TimeSpan.FromHours(12);
                tokens.Take(i, i + 1);
            }
            else if (tokens.IsFreeWord(i) && Midnights.Contains(tokens[i].Text))
            {
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
        || IsHourWord(i + 1);

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
            isFaulty = true;
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
        if (tokens.IsFreeWord(last) && IsHalfOfDay(tokens[last].Text))
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
            isFaulty = hour > 24;
            hour = 0;
        }

        Time = new TimeSpan(hour, minute, second);
        tokens.Take(first, last);
        zone.Read(last);
    }

    private (string? Word, int At) HalfBefore(int start)
    {
        if (!tokens.IsFreeWord(start - 1))
            return (null, 0);

        // A single letter there is a word of its own.
        var before = tokens[start - 1].Text;
        if (IsHalfOfDay(before) && (before.Length > 1 || DateToken.IsHan(before[0])))
            return (before, start - 1);
        return tokens.IsFreeWord(start - 2) && tokens[start - 2].Text + before is var both and ("上午" or "下午" or "午前" or "午後" or "晚上") ? (both, start - 2) : (null, 0);
    }

    private static bool IsHalfOfDay(string word) => Morning.Contains(word) || Afternoon.Contains(word);

    private static int HalfOfDay(string word, int hour) =>
        Afternoon.Contains(word) ? hour < 12 ? hour + 12 : hour : hour == 12 ? 0 : hour;
}
