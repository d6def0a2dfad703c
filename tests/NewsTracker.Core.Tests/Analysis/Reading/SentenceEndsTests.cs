using NewsTracker.Core.Analysis.Reading;

namespace NewsTracker.Core.Tests.Analysis.Reading;

public sealed class SentenceEndsTests
{
    [Theory]
    [InlineData("Mr. Smith left. Then he came back.", "Mr. Smith left.")]
    [InlineData("He left... Then he came back.", "He left...")]
    [InlineData("He said \u201cno more mines.\u201d They left.", "He said \u201cno more mines.\u201d")]
    [InlineData("Wait... what? Nothing.", "Wait... what?")]
    [InlineData("At the corner of Main St.. Then he left.", "At the corner of Main St..")]
    public void A_sentence_ends_at_its_stop(string text, string expected) => Assert.Equal(expected, First(text));

    [Fact]
    public void A_run_of_stops_is_read_once_and_not_from_each_stop()
    {
        var text = "word" + new string('.', 500_000) + "x";

        Assert.Equal(text, First(text));
    }

    private static string First(string text)
    {
        var words = WordSplitter.Split(text);
        return text[..words[SentenceEnds.Find(text, words, 0) - 1].End];
    }
}
