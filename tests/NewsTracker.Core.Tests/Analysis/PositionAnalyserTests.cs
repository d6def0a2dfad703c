using NewsTracker.Core.Analysis;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Tests.Analysis;

public class PositionAnalyserTests
{
    private static readonly CountryLexicon Lexicon = SampleLexicon.Create();

    [Fact]
    public void A_vote_to_leave_is_an_intention_with_the_words_it_rests_on()
    {
        const string Text = "WARSAW - Poland's parliament approved a law on leaving the Ottawa Convention on Thursday.";

        var position = PositionAnalyser.Analyse("Sejm votes on mine ban treaty", Text, new DateOnly(2025, 6, 26), Lexicon).Positions.First(one => one.Topic is Topic.Withdrawal);

        Assert.Equal(("POL", Topic.Withdrawal, Stance.Intends), (position.Country.Value, position.Topic, position.Stance));
        Assert.Contains("Poland's parliament approved", position.Evidence.In(Text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Poland has decided to withdraw from the Convention on Cluster Munitions, which bans cluster bombs.")]
    [InlineData("Turkey will leave the Istanbul Convention next year.")]
    [InlineData("A coal mine in Poland was closed after miners left.")]
    public void Other_treaties_and_other_mines_are_no_positions(string text) =>
        Assert.Empty(PositionAnalyser.Analyse("", text, null, Lexicon).Positions);
}
