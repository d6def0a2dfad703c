namespace NewsTracker.Web.Pages.Today;

/// <summary>Since when things are new, and why since then.</summary>
/// <param name="IsLastLook">It is when the reader last looked, not a day they chose or a week by default.</param>
public sealed record TodaySince(DateTimeOffset At, bool IsLastLook)
{
    /// <summary>How far back the page looks for whoever has not looked before.</summary>
    public const int DaysAtFirst = 7;

    /// <summary>No further: what is older is found by the lists and by search.</summary>
    public const int MostDays = 92;

    /// <param name="chosen">A day from the page's address.</param>
    /// <param name="lastLook">When a signed-in reader looked before.</param>
    public static TodaySince Of(DateOnly? chosen, DateTimeOffset? lastLook, DateTimeOffset now)
    {
        var earliest = now.AddDays(-MostDays);
        return chosen is { } day && new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) is var start ? new TodaySince(start < earliest ? earliest : start, IsLastLook: false)
            : lastLook is { } look ? new TodaySince(look < earliest ? earliest : look, IsLastLook: true)
            : new TodaySince(now.AddDays(-DaysAtFirst), IsLastLook: false);
    }
}
