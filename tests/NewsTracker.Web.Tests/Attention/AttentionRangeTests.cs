using NewsTracker.Web.Pages.Attention;

namespace NewsTracker.Web.Tests.Attention;

public sealed class AttentionRangeTests
{
    private static readonly DateOnly Today = new(2025, 7, 9);

    [Fact]
    public void Ninety_days_up_to_today_are_shown_where_none_are_asked_for() =>
        Assert.Equal(new AttentionRange(new DateOnly(2025, 4, 11), Today, IsAsked: false, Problem: null), AttentionRange.Of(null, null, Today));

    [Fact]
    public void The_ninety_days_before_the_last_are_shown_where_it_alone_is_asked_for() =>
        Assert.Equal(new AttentionRange(new DateOnly(2024, 10, 3), new DateOnly(2024, 12, 31), IsAsked: true, Problem: null), AttentionRange.Of(null, new DateOnly(2024, 12, 31), Today));

    [Fact]
    public void Days_the_wrong_way_round_are_turned()
    {
        var range = AttentionRange.Of(new DateOnly(2025, 3, 1), new DateOnly(2025, 1, 1), Today);
        Assert.Equal((new DateOnly(2025, 1, 1), new DateOnly(2025, 3, 1)), (range.First, range.Last));
        Assert.Contains("the other way round", range.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_more_than_thirty_years_the_last_thirty_are_shown()
    {
        var range = AttentionRange.Of(new DateOnly(1970, 1, 1), Today, Today);
        Assert.Equal((Today.AddDays(-366 * 30), Today), (range.First, range.Last));
        Assert.Contains("30 years", range.Problem, StringComparison.Ordinal);
    }
}
