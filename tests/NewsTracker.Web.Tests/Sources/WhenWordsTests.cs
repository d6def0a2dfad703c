using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Pages.Sources;

namespace NewsTracker.Web.Tests.Sources;

public sealed class WhenWordsTests
{
    [Theory]
    [InlineData(-0.5, "just now")]
    [InlineData(0.5, "now")]
    [InlineData(89, "in 89 min")]
    [InlineData(-119, "119 min ago")]
    [InlineData(140, "in 2 h")]
    [InlineData(-3 * 24 * 60, "3 d ago")]
    public void How_far_away_an_instant_is(double minutes, string words) => Assert.Equal(words, InstantTagHelper.InWords(TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData("2026-11-26T19:27:27+00:00", "26 Nov 2026, 19:27 UTC")]
    [InlineData("2026-11-26", "26 Nov 2026")]
    [InlineData(null, "–")]
    [InlineData("somewhen", "somewhen")]
    public void The_date_of_a_found_item(string? date, string words) => Assert.Equal(words, FoundFeedView.DateWords(date));
}
