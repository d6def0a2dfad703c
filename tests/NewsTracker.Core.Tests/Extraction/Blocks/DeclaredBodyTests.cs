using NewsTracker.Core.Extraction.Blocks;

namespace NewsTracker.Core.Tests.Extraction.Blocks;

public sealed class DeclaredBodyTests
{
    [Fact]
    public void A_block_stands_in_the_declared_text_by_its_letters()
    {
        var body = DeclaredBody.Of(TextMeasure.Key(string.Concat(Enumerable.Repeat($"{ReadPage.First} ", 3))))!;

        Assert.True(body.Holds(TextMeasure.Key(ReadPage.First)));
        Assert.True(body.Holds(TextMeasure.Key(ReadPage.First)));
        Assert.False(body.Holds(TextMeasure.Key(ReadPage.Second)));
        Assert.False(body.Holds("thecouncil"));
    }

    [Fact]
    public void A_summary_is_no_declared_text() => Assert.Null(DeclaredBody.Of(TextMeasure.Key(ReadPage.First)));

    [Fact]
    public void A_declared_text_longer_than_any_article_is_compared_as_far_as_one_goes()
    {
        var far = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"word{i} ")) + ReadPage.Second;
        var article = ReadPage.Article(ReadPage.JsonLd($"\"articleBody\":\"{far}\""));

        Assert.Equal([ReadPage.First, ReadPage.Second], article.Blocks.Select(block => block.Text));
    }
}
