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
        Assert.Equal(["Headline .kicker"], IntakeTrend.FindStopped([.. Samples(10, 100, "Headline .kicker"), .. Samples(40, 100)], _ => false));
        Assert.Empty(IntakeTrend.FindStopped([.. Samples(10, 100, "Headline .kicker"), .. Samples(40, 100, "Headline .kicker")], _ => false));
        Assert.Empty(IntakeTrend.FindStopped([.. Samples(5, 100, "Headline .kicker"), .. Samples(45, 100)], _ => false));
        Assert.Empty(IntakeTrend.FindStopped([.. Samples(9, 100, "Headline .kicker")], _ => false));
    }

    [Fact]
    public void Many_that_came_in_since_the_last_look_hide_no_change()
    {
        Assert.NotNull(IntakeTrend.FindShrinking([.. Samples(35, words: 60), .. Samples(15, words: 400)]));
        Assert.Equal(["Headline .kicker"], IntakeTrend.FindStopped([.. Samples(25, 100, "Headline .kicker"), .. Samples(25, 100)], _ => false));
    }

    [Fact]
    public void What_is_well_again_is_over_however_long_it_was_not()
    {
        Assert.Null(IntakeTrend.FindShrinking([.. Samples(10, words: 400), .. Samples(20, words: 60), .. Samples(20, words: 400)]));
        Assert.Empty(IntakeTrend.FindStopped([.. Samples(10, 100), .. Samples(20, 100, "Headline .kicker"), .. Samples(20, 100)], _ => true));
    }

    [Fact]
    public void A_rule_that_was_told_of_has_stopped_until_it_matches_again() =>
        Assert.Equal(["Headline .kicker"], IntakeTrend.FindStopped([.. Samples(50, 100, "Headline .kicker")], rule => rule == "Headline .kicker"));

    private static IEnumerable<IntakeSample> Samples(int count, int words, params string[] failed) => Enumerable.Repeat(new IntakeSample(words, failed), count);
}
