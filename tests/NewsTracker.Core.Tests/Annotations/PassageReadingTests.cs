using NewsTracker.Core.Annotations;

namespace NewsTracker.Core.Tests.Annotations;

public sealed class PassageReadingTests
{
    private const string Text = "Officials 😀 met. Finland leaves the Convention.\n\nFinland said so twice: Finland leaves.";

    [Fact]
    public void Positions_count_code_points()
    {
        var passage = Found(new TextPositionSelector(17, 24), null);
        Assert.Equal("Finland", passage.Quote.Exact);
        Assert.Equal("Officials 😀 met. ", passage.Quote.Prefix);
        Assert.StartsWith(" leaves the Convention.", passage.Quote.Suffix, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_stands_elsewhere_is_told_what_stands_there()
    {
        var why = Why(new TextPositionSelector(17, 24), Quote("Estonia"));
        Assert.Contains("“Finland”", why, StringComparison.Ordinal);
        Assert.Contains("“Estonia”", why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(9, 3)]
    [InlineData(-1, 4)]
    [InlineData(3, 4000)]
    public void Positions_outside_the_text_or_upside_down_are_refused(int start, int end) =>
        Assert.Contains("Unicode code points", Why(new TextPositionSelector(start, end), null), StringComparison.Ordinal);

    [Fact]
    public void A_quote_alone_does_where_it_is_clear()
    {
        Assert.Equal(new TextPositionSelector(25, 47), Found(null, Quote("leaves the Convention.")).Position);
        Assert.Contains("3 times", Why(null, Quote("Finland")), StringComparison.Ordinal);
        Assert.Equal(new TextPositionSelector(49, 56), Found(null, new TextQuoteSelector("Finland", "", " said")).Position);
        Assert.Contains("do not stand", Why(null, Quote("Latvia")), StringComparison.Ordinal);
    }

    [Fact]
    public void Blank_space_around_the_words_is_left_out()
    {
        Assert.Equal("Finland", Found(new TextPositionSelector(16, 25), null).Quote.Exact);
        Assert.Contains("at least one word", Why(new TextPositionSelector(47, 49), null), StringComparison.Ordinal);
    }

    [Fact]
    public void A_selector_is_asked_for() => Assert.Contains("TextPositionSelector", Why(null, null), StringComparison.Ordinal);

    private static TextQuoteSelector Quote(string exact) => new(exact, "", "");

    private static Passage Found(TextPositionSelector? position, TextQuoteSelector? quote) =>
        Assert.IsType<PassageOutcome.Found>(PassageReading.Read(Text, position, quote)).Passage;

    private static string Why(TextPositionSelector? position, TextQuoteSelector? quote) =>
        Assert.IsType<PassageOutcome.Refused>(PassageReading.Read(Text, position, quote)).Why;
}
