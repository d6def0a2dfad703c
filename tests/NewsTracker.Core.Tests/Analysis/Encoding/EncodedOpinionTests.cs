using NewsTracker.Core.Analysis.Encoding;
using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Tests.Analysis.Encoding;

public class EncodedOpinionTests
{
    [Fact]
    public void Sentences_that_may_tell_it_make_it_likelier_together()
    {
        var (one, two) = (new EncodedOpinion([Row(0)], Topic.Use), new EncodedOpinion([Row(0), Row(0)], Topic.Use));

        Assert.Equal(0, one.Odds, 6);
        Assert.Equal(Math.Log(2), two.Odds, 6);
    }

    [Fact]
    public void Hundreds_of_sentences_that_tell_nothing_tell_nothing_together() =>
        Assert.True(new EncodedOpinion([.. Enumerable.Repeat(Row(-6), 500)], Topic.Use).Odds < -3);

    [Fact]
    public void The_sentence_that_tells_the_topic_tells_the_stance()
    {
        var opinion = new EncodedOpinion([Row(4, Stance.Intends), Row(-4, Stance.RulesOut)], Topic.Use);

        Assert.Equal(Stance.Intends, WordingLabels.Stances.MaxBy(opinion.ShareOf));
        Assert.Equal(1, WordingLabels.Stances.Sum(opinion.ShareOf), 6);
    }

    private static float[] Row(float odds, Stance? stance = null)
    {
        var row = new float[WordingLabels.Count];
        row[WordingLabels.Of(Topic.Use)] = odds;
        if (stance is { } told)
            row[WordingLabels.Of(Topic.Use, told)] = 5;
        return row;
    }
}
