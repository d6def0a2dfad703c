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

    [Theory]
    [InlineData(0, "0 articles", "0")]
    [InlineData(1, "1 article", "1")]
    [InlineData(10_000, "10,000 articles", "10,000")]
    [InlineData(10_001, "over 10,000 articles", "Over 10,000")]
    public void What_was_counted_so_far_only_is_told_as_more(int counted, string words, string atStart) => Assert.Equal((words, atStart), (Counting.UpTo(counted, "article"), Counting.UpToAtStart(counted)));
}
