using NewsTracker.Core.Sources;

namespace NewsTracker.Core.Tests.Sources;

public sealed class IntakeTrendTests
{
    [Fact]
    public void Bodies_that_shrink_to_less_than_half_are_told_with_both_medians() => Assert.Equal(
        "The last 10 articles have 60 words in the median, the 40 before them had 400.", IntakeTrend.FindShrinking([.. Samples(10, words: 60), .. Samples(40, words: 400)], told: null)?.InWords());

    [Fact]
    public void One_short_article_short_briefs_and_a_new_source_are_no_alarm()
    {
        Assert.Null(IntakeTrend.FindShrinking([.. Samples(4, words: 20), .. Samples(46, words: 400)], told: null));
        Assert.Null(IntakeTrend.FindShrinking([.. Samples(10, words: 20), .. Samples(40, words: 60)], told: null));
        Assert.Null(IntakeTrend.FindShrinking([.. Samples(10, words: 60), .. Samples(5, words: 400)], told: null));
    }

    [Fact]
    public void Texts_that_were_read_again_are_compared_with_what_they_were()
    {
        Assert.Equal("The last 10 articles have 30 words in the median, articles of this feed as first read had 300.", IntakeTrend.FindShrinking([.. Edited(14, from: 300, to: 30)], told: null)?.InWords());
        Assert.Equal(300, IntakeTrend.FindShrinking([.. Samples(14, words: 30), .. Edited(36, from: 300, to: 30)], told: null)?.Then);
        Assert.Null(IntakeTrend.FindShrinking([.. Edited(14, from: 30, to: 300)], told: null));
        Assert.Null(IntakeTrend.FindShrinking([.. Edited(9, from: 300, to: 30)], told: null));
    }

    [Fact]
    public void Texts_that_were_told_to_have_shrunk_have_until_they_are_up_to_what_was_told()
    {
        var told = IntakeTrend.FindShrinking([.. Samples(10, words: 60), .. Samples(40, words: 400)], told: null);
        for (var looks = 0; looks < 2; looks++)
        {
            told = IntakeTrend.FindShrinking([.. Samples(50, words: 60)], ShrunkTexts.FindThen($"{told?.InWords()} They come from https://source.example/rss."));
            Assert.Equal("The last 10 articles have 60 words in the median, texts before they shrank had 400.", told?.InWords());
        }

        Assert.Null(IntakeTrend.FindShrinking([.. Samples(10, words: 250), .. Samples(40, words: 60)], told?.Then));
    }

    [Fact]
    public void Rules_that_fail_on_what_was_read_again_have_stopped_all_the_same()
    {
        var (well, failing) = (new TextReading(300, []), new TextReading(300, ["Headline .kicker"]));
        Assert.Equal(["Headline .kicker"], IntakeTrend.FindStopped([.. Enumerable.Repeat(new IntakeSample(well, failing), 50)], isYoung: false, _ => false));
    }

    [Fact]
    public void A_rule_that_fails_on_the_newest_and_not_before_has_stopped()
    {
        Assert.Equal(["Headline .kicker"], IntakeTrend.FindStopped([.. Samples(10, 100, "Headline .kicker"), .. Samples(40, 100)], isYoung: false, _ => false));
        Assert.Empty(IntakeTrend.FindStopped([.. Samples(10, 100, "Headline .kicker"), .. Samples(40, 100, "Headline .kicker")], isYoung: false, _ => false));
        Assert.Empty(IntakeTrend.FindStopped([.. Samples(5, 100, "Headline .kicker"), .. Samples(45, 100)], isYoung: false, _ => false));
        Assert.Empty(IntakeTrend.FindStopped([.. Samples(9, 100, "Headline .kicker")], isYoung: false, _ => false));
    }

    [Fact]
    public void Many_that_came_in_since_the_last_look_hide_no_change()
    {
        Assert.NotNull(IntakeTrend.FindShrinking([.. Samples(35, words: 60), .. Samples(15, words: 400)], told: null));
        Assert.Equal(["Headline .kicker"], IntakeTrend.FindStopped([.. Samples(25, 100, "Headline .kicker"), .. Samples(25, 100)], isYoung: false, _ => false));
    }

    [Fact]
    public void What_is_well_again_is_over_however_long_it_was_not()
    {
        Assert.Null(IntakeTrend.FindShrinking([.. Samples(10, words: 400), .. Samples(20, words: 60), .. Samples(20, words: 400)], told: null));
        Assert.Empty(IntakeTrend.FindStopped([.. Samples(10, 100), .. Samples(20, 100, "Headline .kicker"), .. Samples(20, 100)], isYoung: false, _ => true));
    }

    [Fact]
    public void A_rule_that_was_told_of_has_stopped_until_it_matches_again() =>
        Assert.Equal(["Headline .kicker"], IntakeTrend.FindStopped([.. Samples(50, 100, "Headline .kicker")], isYoung: false, rule => rule == "Headline .kicker"));

    [Fact]
    public void A_rule_that_never_matched_on_a_feed_has_stopped_only_where_the_source_is_as_young_as_the_feed()
    {
        Assert.Equal(["Headline .kicker"], IntakeTrend.FindStopped([.. Samples(12, 100, "Headline .kicker")], isYoung: true, _ => false));
        Assert.Empty(IntakeTrend.FindStopped([.. Samples(12, 100, "Headline .kicker")], isYoung: false, _ => false));
    }

    private static IEnumerable<IntakeSample> Samples(int count, int words, params string[] failed) => Enumerable.Repeat(new IntakeSample(new TextReading(words, failed), new TextReading(words, failed)), count);

    private static IEnumerable<IntakeSample> Edited(int count, int from, int to) => Enumerable.Repeat(new IntakeSample(new TextReading(from, []), new TextReading(to, [])), count);
}
