using NewsTracker.Core.Positions;
using NewsTracker.Data.Reference;

namespace NewsTracker.Data.Tests.Positions;

public sealed class CodebookTests
{
    private static readonly ReferenceData Reference = ReferenceData.Load();

    [Fact]
    public void The_topics_of_the_codebook_are_those_of_the_code_in_the_same_order() =>
        Assert.Equal(Enum.GetValues<Topic>().Select(topic => topic.ToKey()), Reference.Topics.OrderBy(t => t.Order).Select(t => t.Key));

    [Fact]
    public void The_ladder_of_the_codebook_is_that_of_the_code()
    {
        Assert.Equal(Enum.GetValues<Stance>().Select(stance => (stance.ToKey(), (int)stance)), Reference.Stances.OrderBy(s => s.Rung).Select(s => (s.Key, s.Rung)));
        Assert.All(Enum.GetValues<Stance>(), stance => Assert.Equal(stance, CodebookKeys.ParseStance(stance.ToKey())));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("RulesOut")]
    [InlineData("rules out")]
    public void What_is_not_a_key_is_refused(string? key) => Assert.False(CodebookKeys.TryParseStance(key, out _));
}
