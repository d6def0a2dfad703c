using System.Globalization;

namespace NewsTracker.Core.Tests;

public sealed class DayWordsTests
{
    private static readonly DateOnly Day = new(2026, 11, 7);

    [Theory]
    [InlineData("en-GB")]
    [InlineData("th-TH")]
    public void A_day_reads_alike_wherever_the_host_stands(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(("7 Nov 2026", "7 November 2026", "2026-11-07"), (DayWords.Of(Day), DayWords.InFull(Day), DayWords.Iso(Day)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void No_day_leaves_a_box_empty() => Assert.Null(DayWords.Iso(null));
}
