using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Actors;
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

    [Theory]
    [InlineData("Poland and Guinea object")]
    [InlineData("Kenya and Libya object")]
    public void Nor_on_whom_the_headline_names(string headline)
    {
        var window = Assert.Single(PositionAnalyser.Windows(headline, "Poland will build a plant for landmines, Canada will not.", Lexicon));

        var names = window.Pieces.Where(piece => piece < 0).Select(window.Names.PieceOf).ToList();
        Assert.Equal(2, names.Distinct().Count());
        Assert.Empty(names.Intersect(window.Pieces));
    }

    [Fact]
    public void Every_kind_of_actor_has_the_number_it_was_taught_by()
    {
        Assert.Equal(PositionEncoder.Kinds - 1, Enum.GetValues<ActorKind>().Length);
        Assert.Equal(PositionEncoder.Kinds - 1, PositionEncoder.NumberOf(null));
        Assert.Equal((0, 1, 9), (PositionEncoder.NumberOf(ActorKind.State), PositionEncoder.NumberOf(ActorKind.Office), PositionEncoder.NumberOf(ActorKind.Organisation)));
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
        return window.States.Zip(DeliveredEncoder.Find()!.Rate(window)).DistinctBy(pair => pair.First.At.Country).ToDictionary(pair => pair.First.At.Country.Value, pair => pair.Second);
    }
}
