namespace NewsTracker.Web.Countries;

/// <summary>The spans in which days are counted together.</summary>
public enum SpanOfDays
{
    Day,
    Week,
    Month,
}

internal static class SpansOfDays
{
    /// <summary>Spans small enough to tell, few enough to draw.</summary>
    public static SpanOfDays For(DateOnly from, DateOnly to) => (to.DayNumber - from.DayNumber) switch
    {
        <= 120 => SpanOfDays.Day,
        <= 800 => SpanOfDays.Week,
        _ => SpanOfDays.Month,
    };

    public static DateOnly StartOf(this SpanOfDays span, DateOnly day) => span switch
    {
        SpanOfDays.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        SpanOfDays.Month => new DateOnly(day.Year, day.Month, 1),
        _ => day,
    };

    public static IReadOnlyList<DateOnly> Between(this SpanOfDays span, DateOnly from, DateOnly to)
    {
        var spans = new List<DateOnly>();
        for (var day = span.StartOf(from); day <= to; day = span switch { SpanOfDays.Week => day.AddDays(7), SpanOfDays.Month => day.AddMonths(1), _ => day.AddDays(1) })
        {
            spans.Add(day);
        }

        return spans;
    }
}
