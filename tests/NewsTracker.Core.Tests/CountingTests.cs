namespace NewsTracker.Core.Tests;

public sealed class CountingTests
{
    [Theory]
    [InlineData(0, "0 articles")]
    [InlineData(1, "1 article")]
    [InlineData(1200, "1,200 articles")]
    public void One_is_told_from_many(int count, string words) => Assert.Equal(words, Counting.Of(count, "article"));

    [Theory]
    [InlineData(1, 1, "1 of 1 article")]
    [InlineData(1, 2000, "1 of 2,000 articles")]
    public void A_part_is_told_with_the_whole(int part, int all, string words) => Assert.Equal(words, Counting.Of(part, all, "article"));
}
