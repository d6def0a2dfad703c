using NewsTracker.Core.Analysis;

namespace NewsTracker.Core.Tests.Analysis;

public sealed class RelevanceTests
{
    private const string War = "The army lost a leg of the war and soldiers were wounded.";

    private static readonly CountryLexicon Lexicon = SampleLexicon.Create();

    [Theory]
    [InlineData("Mine cost six thousand in Finland, and I was glad of it.")]
    [InlineData("Kaplan managed mines in Poland before he came to cards.")]
    [InlineData("In Latvia you see to customs clearance for your boxes.")]
    public void What_one_sentence_of_a_long_text_names_is_told_by_what_stands_near_it(string naming)
    {
        Assert.False(IsRelevant(naming + Idle(60) + War));
        Assert.Empty(PositionAnalyser.Analyse("", naming + Idle(60) + War, null, Lexicon).Positions);
    }

    [Fact]
    public void War_near_by_makes_mines_of_a_long_text_weapons() =>
        Assert.True(IsRelevant("Poland has mines in the fields." + Idle(5) + War + Idle(60)));

    [Theory]
    [InlineData("Sappers found two mines in a valley of Ukraine.")]
    [InlineData("Clearance goes on in the valley of Latvia. Two mines were found.")]
    public void Mine_action_tells_what_a_mine_is(string text) => Assert.True(IsRelevant(text));

    [Theory]
    [InlineData("I have used mine for years and sold mine to a friend in Estonia.")]
    [InlineData("They make theirs at home and I produce mine in Lithuania.")]
    public void What_one_does_with_ones_own_is_no_deed_with_mines(string text) => Assert.False(IsRelevant(text));

    [Theory]
    [InlineData("Finland still lays mines along that road.")]
    [InlineData("Two men stepped on a mine in Ukraine.")]
    [InlineData("Latvia destroyed its last mine on Friday.")]
    [InlineData("A boy steps on an old mine in Latvia.")]
    [InlineData("Finland will blow up the last mine of the belt before Christmas.")]
    [InlineData("The Ottawa Convention was on the agenda in Latvia, as was the Mine Ban Treaty's review.")]
    public void Deeds_with_mines_and_clear_words_need_nothing_near_them(string text) => Assert.True(IsRelevant(text + Idle(60)));

    private static bool IsRelevant(string text) => PositionAnalyser.Analyse("", text, null, Lexicon).IsRelevant;

    private static string Idle(int sentences) => string.Concat(Enumerable.Repeat(" The weather was fine and the tea was hot.", sentences)) + " ";
}
