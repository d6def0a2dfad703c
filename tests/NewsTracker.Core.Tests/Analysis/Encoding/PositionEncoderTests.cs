using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Encoding;
using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Tests.Analysis.Encoding;

public class PositionEncoderTests
{
    private static readonly CountryLexicon Lexicon = SampleLexicon.Create();

    [Fact]
    public void Who_acts_is_told_from_who_looks_on()
    {
        var rated = Rate("Poland handed in the letter that takes it out of the landmine treaty. Canada called the step a mistake.");

        Assert.True(rated["POL"][WordingLabels.Of(Topic.Withdrawal)] > 1);
        Assert.True(rated["CAN"][WordingLabels.Of(Topic.Withdrawal)] < -1);
    }

    [Fact]
    public void Nothing_depends_on_which_state_it_is()
    {
        var (one, other) = (Rate("Poland will build a plant for landmines, Canada will not."), Rate("Guinea will build a plant for landmines, Turkey will not."));

        Assert.Equal(one["POL"], other["GIN"]);
        Assert.Equal(one["CAN"], other["TUR"]);
    }

    [Fact]
    public async Task Windows_are_read_side_by_side_as_they_are_one_by_one()
    {
        const string Text = "Poland will build a plant for landmines, Canada will not.";
        var alone = Rate(Text);

        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Rate(Text))));

        Assert.All(together, rated => Assert.Equal(alone, rated));
    }

    private static Dictionary<string, float[]> Rate(string text)
    {
        var window = Assert.Single(PositionAnalyser.Windows("", text, Lexicon));
        return window.States.Zip(PositionEncoder.Default.Rate(window)).DistinctBy(pair => pair.First.At.Country).ToDictionary(pair => pair.First.At.Country.Value, pair => pair.Second);
    }
}
