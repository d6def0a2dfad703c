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
        var model = Model(("n:paid", Clearance, 1.5), ("s:bill", Clearance, 0.25), ("s:never", Clearance, 9));
        var states = PositionAnalyser.Worded("", "Poland paid the bill and then a second bill for the landmines of Guinea.", SampleLexicon.Create(), model.Numbers).Select(worded => worded.State);

        var (_, odds) = model.Rate(states).First();

        Assert.Equal((1.75, 0), (odds[Clearance], odds[WordingLabels.Of(Topic.Support)]));
    }

    [Fact]
    public void What_is_written_is_read_again_without_the_weights_that_decide_nothing()
    {
        using var writer = new StringWriter();
        Model(("n:pay", Clearance, 1.25), ("s:the", Clearance, 0.01)).Write(writer);
        using var reader = new StringReader(writer.ToString());

        var read = WordingModel.Read(reader);

        Assert.Equal((1.25, 0.0), (WeightOf("n:pay"), WeightOf("s:the")));

        double WeightOf(string feature) => read.WeightOf(WordingFeature.Read(feature, read.Numbers.Find), Clearance);
    }

    [Fact]
    public void A_broken_weight_is_told_as_such()
    {
        using var reader = new StringReader("n:pay\t7");

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

    private static WordingModel Model(params (string Feature, int Label, double Weight)[] weights) =>
        new(weights.GroupBy(one => one.Feature, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Select(one => new WordingWeight(one.Label, one.Weight)).ToArray(), StringComparer.Ordinal));
}
