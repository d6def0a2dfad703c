using NewsTracker.Web.Countries;
using NewsTracker.Web.Pages.Attention;

namespace NewsTracker.Web.Tests.Attention;

public sealed class AttentionMarksTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(AttentionMarks.Most, 0)]
    [InlineData(AttentionMarks.Most + 5, 5)]
    public void The_latest_are_shown_and_the_others_counted(int changes, int leftOut)
    {
        var day = new DateOnly(2025, 1, 1);
        var latest = AttentionMarks.Latest.Of(Enumerable.Range(0, changes).Select(i => new SeriesChart.Mark(day.AddDays(i), SeriesChart.MarkKind.Act, "A change", null)));
        Assert.Equal((changes - leftOut, leftOut), (latest.Shown.Count, latest.LeftOut));
        Assert.Equal(changes == 0 ? null : day.AddDays(changes - 1), latest.Shown.Select(mark => (DateOnly?)mark.On).LastOrDefault());
    }
}
