namespace NewsTracker.Core.Tests;

public sealed class SpanWordsTests
{
    [Theory]
    [InlineData("00:00:01", "1 second")]
    [InlineData("00:00:30", "30 seconds")]
    [InlineData("00:00:59.7", "1 minute")]
    [InlineData("00:01:00", "1 minute")]
    [InlineData("01:59:00", "119 minutes")]
    [InlineData("01:59:50", "2 hours")]
    [InlineData("02:30:00", "2.5 hours")]
    [InlineData("1.23:00:00", "47 hours")]
    [InlineData("1.23:58:00", "2 days")]
    [InlineData("69.10:40:00", "69.4 days")]
    public void A_span_is_told_to_a_tenth(string span, string words) => Assert.Equal(words, SpanWords.Of(Read(span)));

    [Theory]
    [InlineData("00:00:10", "1 minute")]
    [InlineData("01:29:00", "89 minutes")]
    [InlineData("02:40:00", "3 hours")]
    [InlineData("69.10:40:00", "69 days")]
    public void A_span_is_told_about(string span, string words) => Assert.Equal(words, SpanWords.Round(Read(span)));

    private static TimeSpan Read(string span) => TimeSpan.Parse(span, System.Globalization.CultureInfo.InvariantCulture);
}
