namespace NewsTracker.Core.Tests;

public sealed class ShorteningTests
{
    [Theory]
    [InlineData("mine", 4, "mine")]
    [InlineData("mines", 4, "mine…")]
    [InlineData("min💣s", 4, "min…")]
    [InlineData("mi💣s", 4, "mi💣…")]
    [InlineData("💣", 1, "…")]
    public void A_letter_of_two_units_stays_whole(string text, int longest, string expected)
    {
        Assert.Equal(expected, text.ShortenTo(longest));
        Assert.Equal(expected.TrimEnd('…'), text.CutTo(longest));
    }
}
