using CsCheck;
using NewsTracker.Core.Stories;

namespace NewsTracker.Core.Tests.Stories;

public sealed class SideBySideTests
{
    [Fact]
    public void Changed_words_are_told_from_kept_ones()
    {
        var parts = SideBySide.Between("At least 12 people were killed on Sunday.", "At least 15 people died on Sunday, police said.");
        Assert.Equal(
            [
                new(true, "At least ", "At least "), new(false, "12 ", "15 "), new(true, "people ", "people "), new(false, "were killed ", "died "),
                new(true, "on ", "on "), new(false, "Sunday.", "Sunday, police said."),
            ],
            parts);
    }

    [Fact]
    public void White_space_alone_is_no_difference() => Assert.True(Assert.Single(SideBySide.Between("One two\n\nthree", "One  two three")).IsSame);

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "new words", 1)]
    [InlineData("old words", "", 1)]
    [InlineData("the same", "the same", 1)]
    public void An_end_of_the_road_is_one_part_or_none(string before, string after, int parts) => Assert.Equal(parts, SideBySide.Between(before, after).Count);

    [Fact]
    public void Each_side_can_be_put_together_again_and_kept_parts_are_the_same_words() =>
        Gen.Select(Gen.Int[0, 4].Array[0, 30], Gen.Int[0, 4].Array[0, 30]).Sample((left, right) =>
        {
            var (before, after) = (string.Join(' ', left.Select(word => $"w{word}")), string.Join(' ', right.Select(word => $"w{word}")));
            var parts = SideBySide.Between(before, after);
            return string.Concat(parts.Select(part => part.Before)) == before && string.Concat(parts.Select(part => part.After)) == after
                && parts.Where(part => part.IsSame).All(part => part.Before.Split(' ', StringSplitOptions.RemoveEmptyEntries).SequenceEqual(part.After.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
                && parts.Zip(parts.Skip(1)).All(pair => pair.First.IsSame != pair.Second.IsSame);
        });

    [Fact]
    public void As_few_words_as_possible_are_changed() =>
        Assert.Equal("c ", string.Concat(SideBySide.Between("a b c d e f", "a b d e f").Where(part => !part.IsSame).Select(part => part.Before)));

    [Fact]
    public void Long_texts_without_a_common_word_replace_each_other()
    {
        var parts = SideBySide.Between(string.Join(' ', Enumerable.Range(0, 4000)), string.Join(' ', Enumerable.Range(4000, 4000)));
        Assert.False(Assert.Single(parts).IsSame);
    }
}
