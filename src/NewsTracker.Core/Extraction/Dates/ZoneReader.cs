using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Extraction.Dates;

/// <summary>Reads the zone of a time of day: an offset, its letters, or the name of a place.</summary>
internal sealed class ZoneReader(DateTokens tokens, DateContext context)
{
    private TimeSpan? printedOffset;
    private string? word;
    private string? timeZone;

    /// <summary>Whether an offset is printed that no place has: the text is no date then.</summary>
    public bool IsFaulty { get; private set; }

    /// <summary>Whether letters or an offset were read.</summary>
    public bool IsRead => word is not null || printedOffset is not null;

    /// <summary>Reads the zone that begins at the token, where one does.</summary>
    public void Read(int i)
    {
        if (tokens.IsFreeSymbol(i, '('))
            i++;
        if (tokens.IsFreeWord(i) && tokens.IsFreeSymbol(i + 1, '/') && tokens.IsFreeWord(i + 2))
        {
            ReadId(i);
            return;
        }

        if (tokens.IsFreeWord(i) && ZoneNames.IsZone(tokens[i].Text))
        {
            word = tokens[i].Text;
            tokens.Take(i, i + 1);
            i++;
            if (word is not ("gmt" or "utc"))
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

        printedOffset = sign * distance;
        tokens.Take(i, end);
    }

    private void ReadId(int i)
    {
        var end = i + 3;
        var city = tokens[i + 2].Text;
        while (tokens.IsFreeSymbol(end, '_') && tokens.IsFreeWord(end + 1))
        {
            city += "_" + tokens[end + 1].Text;
            end += 2;
        }

        var id = string.Join('/', new[] { tokens[i].Text, city }.Select(part => string.Join('_', part.Split('_').Select(name => char.ToUpperInvariant(name[0]) + name[1..]))));
        timeZone = tokens[i].Text == "etc" ? "Etc/" + city.ToUpperInvariant() : id;
        tokens.Take(i, end);
    }

    /// <summary>The offset in force at the wall clock that was read. One that is printed goes before the name of a place, and that before letters, which many zones share.</summary>
    public TimeSpan? OffsetAt(DateTime local)
    {
        if (printedOffset is { } printed)
            return printed;
        if (timeZone is not null)
            return ZoneNames.OfTimeZone(timeZone, local);
        return word is null ? null : ZoneNames.Find(word, local, context.FindRegion(), context.LanguageCode);
    }
}
