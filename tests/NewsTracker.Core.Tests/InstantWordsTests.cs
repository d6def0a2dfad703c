namespace NewsTracker.Core.Tests;

public sealed class InstantWordsTests
{
    private static readonly DateTimeOffset Instant = new(2026, 11, 27, 5, 30, 5, TimeSpan.FromHours(2));

    [Fact]
    public void An_instant_is_told_in_utc() => Assert.Equal("27 Nov 2026, 03:30 UTC", InstantWords.InUtc(Instant));

    [Fact]
    public void An_instant_is_told_to_the_second_where_it_is_asked() => Assert.Equal("27 Nov 2026, 03:30:05 UTC", InstantWords.InUtcToTheSecond(Instant));

    [Theory]
    [InlineData(2.14, "2.1 s")]
    [InlineData(59.9, "59.9 s")]
    [InlineData(125, "2 min")]
    [InlineData(11_100, "3 h 5 min")]
    public void How_long_something_took(double seconds, string words) => Assert.Equal(words, InstantWords.Took(TimeSpan.FromSeconds(seconds)));
}
