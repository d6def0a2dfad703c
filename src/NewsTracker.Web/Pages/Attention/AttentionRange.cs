using NewsTracker.Web.Countries;

namespace NewsTracker.Web.Pages.Attention;

/// <summary>The days that are shown.</summary>
/// <param name="IsAsked">Other days than the last ones up to today, which move on by themselves.</param>
/// <param name="Problem">Why they are other days than those asked for, in sentences; absent where they are not.</param>
public sealed record AttentionRange(DateOnly First, DateOnly Last, bool IsAsked, string? Problem)
{
    private const int MostDays = 366 * 30;
    private const int DefaultDays = 90;

    /// <summary>What days are counted together, so that they can be told apart.</summary>
    public SpanOfDays Span => SpansOfDays.For(First, Last);

    public static AttentionRange Of(DateOnly? from, DateOnly? to, DateOnly today)
    {
        var last = to ?? today;
        var first = from ?? last.AddDays(1 - DefaultDays);
        string? problem = null;
        if (first > last)
        {
            problem = "The first day lies after the last. They are shown the other way round.";
            (first, last) = (last, first);
        }

        if (last.DayNumber - first.DayNumber > MostDays)
        {
            problem = "The range takes more than 30 years. The last 30 of it are shown.";
            first = last.AddDays(-MostDays);
        }

        return new AttentionRange(first, last, (first, last) != (today.AddDays(1 - DefaultDays), today), problem);
    }
}
