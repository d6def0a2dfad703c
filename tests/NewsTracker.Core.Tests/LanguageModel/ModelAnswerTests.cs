using System.Text.Json;
using NewsTracker.Core.Countries;
using NewsTracker.Core.LanguageModel;
using NewsTracker.Core.Positions;

namespace NewsTracker.Core.Tests.LanguageModel;

public sealed class ModelAnswerTests
{
    private const string Quote = "Norway will not leave the Ottawa Convention";

    private static readonly ModelArticle Article = new("Norway stays", new DateOnly(2026, 3, 12), $"{Quote}, the foreign minister said on 11 March. Finland weighs making anti-personnel mines.");

    private static readonly HashSet<CountryCode> Named = [CountryCode.Parse("NOR", null), CountryCode.Parse("FIN", null)];

    [Fact]
    public void A_position_that_quotes_the_article_is_kept_with_its_place()
    {
        var answer = Assert.IsType<ModelAnswer.Positions>(Read(Entry(speaker: "the foreign minister", saidOn: "2026-03-11")));

        var position = Assert.Single(answer.Kept);
        Assert.Equal((CountryCode.Parse("NOR", null), Topic.Withdrawal, Stance.RulesOut, Quote), (position.Country, position.Topic, position.Stance, position.Evidence.In(Article.Text)));
        Assert.Equal(("the foreign minister", new DateOnly(2026, 3, 11)), (position.Speaker, position.SaidOn));
        Assert.Empty(answer.Dropped);
    }

    [Theory]
    [InlineData("NOR", "withdrawal", "rules_out", "Norway will never leave the Ottawa Convention", "does not stand in the article")]
    [InlineData("NOR", "withdrawal", "rules_out", "norway will not leave the ottawa convention", "does not stand in the article")]
    [InlineData("NOR", "withdrawal", "rules_out", "Norway", "characters")]
    [InlineData("NOR", "withdrawal", "rules_out", "", "characters")]
    [InlineData("NOR", "cluster_munitions", "rules_out", Quote, "topic")]
    [InlineData("NOR", "Withdrawal", "rules_out", Quote, "topic")]
    [InlineData("NOR", "withdrawal", "maybe", Quote, "stance")]
    [InlineData("SWE", "withdrawal", "rules_out", Quote, "does not name")]
    [InlineData("Norway", "withdrawal", "rules_out", Quote, "three-letter")]
    public void What_the_article_or_the_codebook_does_not_bear_out_is_dropped_with_a_reason(string country, string topic, string stance, string quote, string why)
    {
        var answer = Assert.IsType<ModelAnswer.Positions>(Read(Entry(country, topic, stance, quote), Entry()));

        Assert.Single(answer.Kept);
        Assert.Contains(why, Assert.Single(answer.Dropped).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the King of Norway, who approves of all this", "2026-03-13")]
    [InlineData(null, "11 March")]
    [InlineData("", "1890-01-01")]
    public void A_speaker_or_day_that_cannot_be_is_left_out_and_the_position_stays(string? speaker, string saidOn)
    {
        var position = Assert.Single(Assert.IsType<ModelAnswer.Positions>(Read(Entry(speaker: speaker, saidOn: saidOn))).Kept);
        Assert.Equal((null, null), (position.Speaker, position.SaidOn));
    }

    [Fact]
    public void The_same_position_of_overlapping_words_is_kept_once()
    {
        var answer = Assert.IsType<ModelAnswer.Positions>(Read(Entry(), Entry(quote: "will not leave the Ottawa Convention"), Entry(stance: "considers")));
        Assert.Equal([Stance.RulesOut, Stance.Considers], answer.Kept.Select(position => position.Stance));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Norway rules out withdrawal.")]
    [InlineData("""{"positions": [""")]
    [InlineData("""[{"country": "NOR"}]""")]
    [InlineData("""{"positions": {}}""")]
    [InlineData("""{"positions": [null]}""")]
    [InlineData("""{"positions": [{"country": "NOR", "topic": "withdrawal", "stance": "rules_out"}]}""")]
    [InlineData("""{"positions": [{"country": 578, "topic": "withdrawal", "stance": "rules_out", "quote": "Norway will not leave"}]}""")]
    [InlineData("""{"answer": {"positions": []}}""")]
    [InlineData("""[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]""")]
    [InlineData("""{"positions": [{"country": "NOR", "topic": "withdrawal", "stance": "rules_out", "quote": "Norway \ud83d will"}]}""")]
    public void What_is_not_of_the_schema_is_no_answer(string json) => Assert.IsType<ModelAnswer.Unreadable>(ModelAnswer.Read(json, Article, Named));

    [Fact]
    public void More_positions_than_an_article_can_hold_are_no_answer() =>
        Assert.IsType<ModelAnswer.Unreadable>(Read([.. Enumerable.Repeat(Entry(), ModelAnswer.MostPositions + 1)]));

    private static object Entry(string country = "NOR", string topic = "withdrawal", string stance = "rules_out", string quote = Quote, string? speaker = null, string? saidOn = null) =>
        new { country, topic, stance, quote, speaker, said_on = saidOn };

    private static ModelAnswer Read(params object[] entries) => ModelAnswer.Read(JsonSerializer.Serialize(new { positions = entries }), Article, Named);
}
