using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Choosing;
using NewsTracker.Core.Analysis.Wording;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Tests.Analysis.Wording;

namespace NewsTracker.Core.Tests.Analysis.Choosing;

public class StanceChoiceTests
{
    private const string Text = "Poland weighs whether to leave the Ottawa Convention on landmines. Poland has decided to leave the Ottawa Convention.";

    private static readonly CountryLexicon Lexicon = SampleLexicon.Create();

    /// <summary>Speaks for no topic, and for all stances alike.</summary>
    private static readonly WordingModel Silent = WordingModels.Of([.. WordingLabels.Topics.Select(topic => (WordingLabels.Of(topic), -6f, (float[])[0]))], [("bias", [0])]);

    [Theory]
    [InlineData("is withdrawal.considers", Stance.Considers)]
    [InlineData("is withdrawal.intends", Stance.Intends)]
    public void Each_stance_that_is_read_is_weighed_and_the_surest_is_shown(string trusted, Stance shown)
    {
        var position = Assert.Single(Read(new() { [trusted] = 3 }), position => position.Topic is Topic.Withdrawal);

        Assert.Equal(shown, position.Stance);
    }

    [Fact]
    public void Of_two_equals_the_further_step_is_shown() =>
        Assert.Equal(Stance.Intends, Assert.Single(Read(new() { ["is of rule"] = 3 }), position => position.Topic is Topic.Withdrawal).Stance);

    [Fact]
    public void What_is_found_on_the_topic_counts_for_every_stance_and_what_is_found_of_a_stance_for_that_alone()
    {
        var candidates = PositionAnalyser.Candidates("", Text, Lexicon, Silent).Where(candidate => candidate.Topic is Topic.Withdrawal).ToList();

        Assert.Equal([Stance.Considers, Stance.Intends], candidates.Select(candidate => candidate.Stance).Where(stance => stance is Stance.Considers or Stance.Intends));
        Assert.All(candidates, candidate => Assert.Contains("stances=2", candidate.Features));
        Assert.Equal([Stance.Intends], candidates.Where(candidate => candidate.Features.Contains("is furthest")).Select(candidate => candidate.Stance));
    }

    private static IReadOnlyList<SuggestedPosition> Read(Dictionary<string, double> weights) => PositionAnalyser.Analyse("", Text, null, Lexicon, new PositionModel(weights), Silent, encoder: () => null).Positions;
}
