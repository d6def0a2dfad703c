using NewsTracker.Core.Queries;
using NewsTracker.Data.Search;
using NewsTracker.Web.Pages.Articles.Finding;

namespace NewsTracker.Web.Tests.Articles;

public sealed class HistogramTests
{
    [Fact]
    public void Five_years_are_told_by_month_and_empty_months_keep_their_place()
    {
        var histogram = Of((2020, 8, 4), (2020, 10, 8), (2025, 7, 1));
        Assert.Equal(("month", 60), (histogram.Unit, histogram.Bars.Count));
        Assert.Equal([("Aug 2020", 4, 24), ("Sep 2020", 0, 0), ("Oct 2020", 8, 48)], histogram.Bars.Take(3).Select(bar => (bar.Label, bar.Count, bar.Height)));
        Assert.Equal(("2025-07", "2025-07", "2025-07"), (histogram.Bars[^1].FirstMonth, histogram.Bars[^1].LastMonth, histogram.Bars[^1].Span.ToString()));
        Assert.Equal("Oct 2020", histogram.Highest.Label);
    }

    [Fact]
    public void More_is_told_by_year_from_the_first_to_the_last()
    {
        var histogram = Of((1997, 12, 3), (1999, 1, 2), (1999, 3, 4), (2025, 7, 1));
        Assert.Equal(("year", 29), (histogram.Unit, histogram.Bars.Count));
        Assert.Equal([("1997", 3L), ("1998", 0L), ("1999", 6L)], histogram.Bars.Take(3).Select(bar => (bar.Label, bar.Count)));
        Assert.Equal(("2025-01", "2025-12", "2025"), (histogram.Bars[^1].FirstMonth, histogram.Bars[^1].LastMonth, histogram.Bars[^1].Span.ToString()));
    }

    [Fact]
    public void A_few_dated_far_from_all_others_do_not_turn_months_into_years()
    {
        var histogram = Of((1970, 1, 1), (2024, 11, 150), (2026, 3, 148), (2099, 1, 1));
        Assert.Equal(("month", 17, "Nov 2024", "Mar 2026"), (histogram.Unit, histogram.Bars.Count, histogram.Bars[0].Label, histogram.Bars[^1].Label));
        Assert.Equal([("until Oct 2024", "..2024-10", 1L), ("from Apr 2026 on", "2026-04..", 1L)], histogram.Apart.Select(apart => (apart.Label, apart.Span.ToString(), apart.Count)));
        Assert.Equal(("year", 57), (Of((1970, 1, 4), (2024, 11, 150), (2026, 3, 148)).Unit, Of((1970, 1, 4), (2024, 11, 150), (2026, 3, 148)).Bars.Count));
    }

    [Fact]
    public void Nothing_found_has_no_bars() => Assert.Empty(Of().Bars);

    private static Histogram Of(params (int Year, int Month, long Count)[] months) =>
        Histogram.Of(new SearchFacets(9, false, new Dictionary<QueryField, IReadOnlyList<FacetCount>>(), [.. months.Select(month => new MonthCount(month.Year, month.Month, month.Count))]));
}
