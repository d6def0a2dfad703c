using NewsTracker.Core.Analysis.Reading;

namespace NewsTracker.Core.Tests.Analysis.Reading;

public class WordSplitterTests
{
    [Theory]
    [InlineData("won't", "won't")]
    [InlineData("2,000.5", "2,000.5")]
    public void Signs_within_a_word_join_it(string text, string word) => Assert.Equal([word], WordSplitter.Split(text).Select(one => one.Folded));

    /// <summary>Were each part added to all before it, as many as these would take minutes.</summary>
    [Theory]
    [InlineData("a'")]
    [InlineData("1,")]
    public void A_word_without_an_end_is_read_in_one_go(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 500_000)) + part[0];

        var word = Assert.Single(WordSplitter.Split(text));

        Assert.Equal((0, text.Length), (word.Start, word.End));
        Assert.True(word.Folded.Length < 100);
    }
}
