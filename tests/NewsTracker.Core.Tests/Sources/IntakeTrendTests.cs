using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Tests.Sources;

public sealed class IntakeTrendTests
{
    [Fact]
    public void Bodies_that_shrink_to_less_than_half_are_told_with_both_medians()
    {
        var why = IntakeTrend.FindShrinking([.. Samples(10, words: 60), .. Samples(40, words: 400)]);
        Assert.Contains("60 words", why, StringComparison.Ordinal);
        Assert.Contains("400", why, StringComparison.Ordinal);
    }

    [Fact]
    public void One_short_article_short_briefs_and_a_new_source_are_no_alarm()
    {
        Assert.Null(IntakeTrend.FindShrinking([.. Samples(4, words: 20), .. Samples(46, words: 400)]));
        Assert.Null(IntakeTrend.FindShrinking([.. Samples(10, words: 20), .. Samples(40, words: 60)]));
        Assert.Null(IntakeTrend.FindShrinking([.. Samples(10, words: 60), .. Samples(5, words: 400)]));
    }

    [Fact]
    public void A_rule_that_fails_on_the_newest_and_not_before_has_stopped()
    {
        Assert.Equal(["Headline .kicker"], IntakeTrend.FindStopped([.. Samples(10, 100, "Headline .kicker"), .. Samples(40, 100)]));
        Assert.Empty(IntakeTrend.FindStopped([.. Samples(10, 100, "Headline .kicker"), .. Samples(40, 100, "Headline .kicker")]));
        Assert.Empty(IntakeTrend.FindStopped([.. Samples(5, 100, "Headline .kicker"), .. Samples(45, 100)]));
        Assert.Empty(IntakeTrend.FindStopped([.. Samples(9, 100, "Headline .kicker")]));
    }

    private static IEnumerable<IntakeSample> Samples(int count, int words, params string[] failed) => Enumerable.Repeat(new IntakeSample(words, failed), count);
}
