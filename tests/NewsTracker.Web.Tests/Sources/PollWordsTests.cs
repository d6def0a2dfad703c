using NewsTracker.Core.Sources;
using NewsTracker.Web.Pages.Sources;

namespace NewsTracker.Web.Tests.Sources;

public sealed class PollWordsTests
{
    [Theory]
    [InlineData("16 listed, 10 new, 0 edited, 1 failed.", "")]
    [InlineData("16 listed, 10 new.", "")]
    [InlineData("16 listed, 10 new, 1 not an article, 2 filtered.", "1 not an article, 2 filtered.")]
    [InlineData("16 listed, 10 new. The publisher has moved the feed.", "The publisher has moved the feed.")]
    public void What_the_counts_of_a_poll_tell_is_not_told_beside_them(string message, string told) => Assert.Equal(told, PollWords.BeyondCounts(PollOutcome.Succeeded, message));

    [Fact]
    public void What_failed_is_told_in_full() => Assert.Equal("5 listed, said the host", PollWords.BeyondCounts(PollOutcome.FetchFailed, "5 listed, said the host"));

    [Fact]
    public void How_long_a_poll_took_is_told_when_it_has_finished()
    {
        var begun = new DateTimeOffset(2026, 11, 26, 19, 27, 0, TimeSpan.Zero);
        Assert.Equal("2.1 s", PollWords.Took(begun, begun.AddMilliseconds(2100)));
        Assert.Null(PollWords.Took(begun, null));
    }
}
