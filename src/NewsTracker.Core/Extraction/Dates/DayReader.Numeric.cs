namespace NewsTracker.Core.Extraction.Dates;

/// <summary>Days in figures, whose order the print alone often leaves open.</summary>
internal sealed partial class DayReader
{
    private bool ReadNumeric()
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (!tokens.IsFreeNumber(i) || NextPart(i) is not { } second || NextPart(second) is not { } third)
                continue;
            if (!SameSeparator(i, second, third))
                continue;
            return IsYear(i) ? Settle(tokens[i].Value, tokens[second].Value, tokens[third].Value, i, third + 1) : ReadOrdered(i, second, third);
        }

        return ReadYearMonth();
    }

    private int? NextPart(int i)
    {
        var at = i + 1;
        if (at < tokens.Count && tokens.IsFree(at) && tokens[at].Kind == DateTokenKind.Symbol && tokens[at].Text[0] is '-' or '/' or '.')
            at++;
        else if (!tokens.IsFree(at) || !tokens[at].SpaceBefore)
            return null;
        return tokens.IsFreeNumber(at) ? at : null;
    }

    private bool SameSeparator(int first, int second, int third) =>
        second - first == third - second && (second - first == 1 || tokens[first + 1].Text == tokens[second + 1].Text);

    private bool ReadOrdered(int i, int second, int third)
    {
        var year = YearIn(third);
        int a = tokens[i].Value, b = tokens[second].Value;
        if (year == 0 || tokens[i].Text.Length > 2 || tokens[second].Text.Length > 2)
            return false;
        var dayFirst = IsDate(year, b, a);
        var monthFirst = IsDate(year, a, b);
        if (!dayFirst && !monthFirst)
            return false;
        bool? chosen = dayFirst != monthFirst ? dayFirst : a == b ? true : Order(year, a, b, tokens[i + 1]);
        if (chosen is not { } isDayFirst)
        {
            IsAmbiguous = true;
            tokens.Take(i, third + 1);
            return false;
        }

        return isDayFirst ? Settle(year, b, a, i, third + 1) : Settle(year, a, b, i, third + 1);
    }

    private int YearIn(int i) => IsYear(i) ? tokens[i].Value : tokens[i].Text.Length == 2 ? WithCentury(tokens[i].Value) : 0;

    private bool? Order(int year, int a, int b, DateToken separator)
    {
        if (weekday is { } named)
        {
            bool asDayFirst = new DateTime(year, b, a).DayOfWeek == named, asMonthFirst = new DateTime(year, a, b).DayOfWeek == named;
            if (asDayFirst != asMonthFirst)
                return asDayFirst;
        }

        bool dayFirstFits = context.HasCome(new DateOnly(year, b, a)), monthFirstFits = context.HasCome(new DateOnly(year, a, b));
        if (dayFirstFits != monthFirstFits)
            return dayFirstFits;

        return context.DayFirst ?? (separator.Is('.') ? true : Regions.IsDayFirst(context.FindRegion(), language));
    }

    private bool ReadYearMonth()
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (!tokens.IsFreeNumber(i) || !IsYear(i) || !tokens.IsFreeSymbol(i + 1, '-') || !tokens.IsFreeNumber(i + 2) || tokens[i + 2].Text.Length != 2 || tokens.Count > 3)
                continue;
            Grain = DateGrain.Month;
            return Settle(tokens[i].Value, tokens[i + 2].Value, 1, i, i + 3);
        }

        return false;
    }
}
