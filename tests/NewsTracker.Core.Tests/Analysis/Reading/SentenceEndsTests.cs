using NewsTracker.Core.Analysis.Reading;
using NewsTracker.Core.Annotations;

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

        Assert.EndsWith("x", text[..Ends(text)[^1]], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Chad lays mines and Mali lays mines and ", 5_000)]
    [InlineData("Chad lays mines, ", 20_000)]
    [InlineData("https://paper.example/mines/of/Chad ", 2_000)]
    public void No_sentence_is_longer_than_a_passage(string part, int times)
    {
        var text = string.Concat(Enumerable.Repeat(part, times));
        var ends = Ends(text);

        Assert.All(ends.Prepend(0).Zip(ends), stretch => Assert.InRange(stretch.Second - stretch.First, 1, Passage.MaxLength));
    }

    [Fact]
    public void A_long_sentence_is_cut_at_a_sign() =>
        Assert.EndsWith("lays mines,", First(string.Concat(Enumerable.Repeat("Chad lays mines, ", 200))), StringComparison.Ordinal);

    private static List<int> Ends(string text)
    {
        var (words, ends) = (WordSplitter.Split(text), new List<int>());
        for (var first = 0; first < words.Count;)
        {
            first = SentenceEnds.Find(text, words, first);
            ends.Add(words[first - 1].End);
        }

        return ends;
    }

    private static string First(string text)
    {
        var words = WordSplitter.Split(text);
        return text[..words[SentenceEnds.Find(text, words, 0) - 1].End];
    }
}
