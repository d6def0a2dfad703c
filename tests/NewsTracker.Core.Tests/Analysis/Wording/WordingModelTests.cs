using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Tests.Analysis.Wording;

public class WordingModelTests
{
    private static readonly int Clearance = WordingLabels.Of(Topic.Clearance);

    [Fact]
    public void Weights_of_the_words_around_a_state_add_up_each_counted_once()
    {
        var model = Model(("n:paid", 1.5f), ("s:bill", 0.25f), ("s:never", 9));
        var states = PositionAnalyser.Worded("", "Poland paid the bill and then a second bill for the landmines of Guinea.", SampleLexicon.Create(), model.Numbers);

        var odds = model.Rate(states).First().Odds;

        Assert.Equal(1.75, odds[Clearance], tolerance: 0.05);
        Assert.Equal(0, odds[WordingLabels.Of(Topic.Support)]);
    }

    [Fact]
    public void What_speaks_against_a_unit_silences_it_and_no_more()
    {
        var model = Model(("n:paid", 1.5f), ("s:never", -9));
        var states = PositionAnalyser.Worded("", "Poland never paid for the landmines of Guinea.", SampleLexicon.Create(), model.Numbers);

        var rated = model.Rate(states).First();

        Assert.Equal(0, rated.Odds[Clearance]);
        Assert.Equal(0, model.ShareOf(WordingFeature.Read("n:paid", model.Numbers.Find), model.Passing(rated, Clearance)));
    }

    [Fact]
    public void What_is_written_is_read_again_to_a_byte()
    {
        using var writer = new StringWriter();
        Weights(("n:pay", 1.25f), ("s:the", -0.5f)).Write(writer);
        using var reader = new StringReader(writer.ToString());

        var read = WordingModel.Read(reader);
        var rated = read.Rate(PositionAnalyser.Worded("", "Poland will pay.", SampleLexicon.Create(), read.Numbers)).First();

        Assert.Equal(1.25, rated.Odds[Clearance], 2);
    }

    [Theory]
    [InlineData("n:pay\t7")]
    [InlineData("=bias\t0\nn:pay\tAQEB")]
    [InlineData("=bias\t0\n=label\t0 1")]
    public void A_broken_model_is_told_as_such(string text)
    {
        using var reader = new StringReader(text);

        Assert.Throws<FormatException>(() => WordingModel.Read(reader));
    }

    [Fact]
    public void Every_topic_and_stance_has_a_number_of_its_own()
    {
        var labels = WordingLabels.Topics.Select(WordingLabels.Of).Concat(WordingLabels.Topics.SelectMany(topic => WordingLabels.Stances.Select(stance => WordingLabels.Of(topic, stance)))).ToList();

        Assert.Equal(Enumerable.Range(0, WordingLabels.Count), labels.Order());
    }

    [Theory]
    [InlineData("destroyed", "destroy")]
    [InlineData("destroying", "destroy")]
    [InlineData("supplies", "supply")]
    [InlineData("losses", "loss")]
    [InlineData("1,200", "#")]
    [InlineData("is", "is")]
    public void A_word_is_known_by_its_stem(string word, string stem) => Assert.Equal(stem, WordStems.Of(word));

    /// <summary>One unit, which is the log odds of clearance.</summary>
    private static WordingModel Model(params (string Feature, float Weight)[] weights) => new(Weights(weights));

    private static WordingWeights Weights(params (string Feature, float Weight)[] weights) =>
        WordingModels.WeightsOf([(Clearance, 0, [1f])], [.. weights.Select(one => (one.Feature, (float[])[one.Weight]))]);
}
