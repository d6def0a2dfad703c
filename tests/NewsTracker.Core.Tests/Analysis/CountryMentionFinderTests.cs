using System.Globalization;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Tests.Analysis;

public class CountryMentionFinderTests
{
    private static readonly CountryMentionFinder Finder = new(SampleLexicon.Create());

    [Fact]
    public void A_mention_says_who_where_and_by_what_kind_of_name()
    {
        var mentions = Finder.Find("Polish and Baltic troops left Warsaw for Türkiye, said the Sejm.");

        Assert.Equal(
            [
                new CountryMention(Code("POL"), CountryNameKind.Adjective, 0, 6),
                new CountryMention(Code("POL"), CountryNameKind.Capital, 30, 6),
                new CountryMention(Code("TUR"), CountryNameKind.Name, 41, 7),
                new CountryMention(Code("POL"), CountryNameKind.Metonym, 59, 4),
            ],
            mentions);
    }

    [Theory]
    [InlineData("😀 Tu\u0308rkiye's envoy", 3, 8)]
    [InlineData("a\u0301 COTE  D’IVOIRE.", 3, 14)]
    [InlineData("𝔘 Co\u0302te\nd'Ivoire", 3, 14)]
    public void Offsets_are_those_of_the_text_as_it_stands(string text, int start, int length)
    {
        var mention = Assert.Single(Finder.Find(text));

        Assert.Equal((start, length), (mention.Start, mention.Length));
    }

    [Fact]
    public void Capitals_and_parliaments_are_found_but_do_not_count_as_a_mention()
    {
        Assert.Equal(2, Finder.Find("Warsaw and the Sejm").Count);
        Assert.Empty(Finder.MentionedCountries("Warsaw and the Sejm"));
    }

    [Fact]
    public void Countries_come_in_the_order_of_their_first_mention() =>
        Assert.Equal("TUR POL GIN", string.Join(' ', Finder.MentionedCountries("Turkey, Poland, Guinea, Poland, Turkey")));

    [Theory]
    [InlineData("Guinea-Bissau", "GNB")]
    [InlineData("Guinea - Bissau", "GIN GNB")]
    [InlineData("Guinea", "GIN")]
    [InlineData("Papua New Guinea", "")]
    [InlineData("Guineas", "")]
    [InlineData("Ottawa CONVENTION", "")]
    [InlineData("Ottawa said", "CAN")]
    [InlineData("ottawa process", "")]
    public void The_longest_whole_words_win(string text, string countries) =>
        Assert.Equal(countries, string.Join(' ', Finder.Find(text).Select(mention => mention.Country)));

    [Theory]
    [InlineData("the U.S. and", 1)]
    [InlineData("in the U.S.", 1)]
    [InlineData("U.S.-led", 1)]
    [InlineData("\"U.S.\"", 1)]
    [InlineData("US-led", 1)]
    [InlineData("U.S.S.R.", 0)]
    [InlineData("C.U.S.", 0)]
    [InlineData("u.s.", 0)]
    [InlineData("us", 0)]
    [InlineData("Us", 0)]
    [InlineData("USB", 0)]
    [InlineData("USA", 0)]
    [InlineData("PLEASE CONTACT US TODAY", 0)]
    public void Abbreviations_are_read_to_the_letter(string text, int mentions) =>
        Assert.Equal(mentions, Finder.Find(text).Count);

    [Theory]
    [InlineData("turkey", "")]
    [InlineData("TURKEY", "TUR")]
    [InlineData("Turkey", "TUR")]
    [InlineData("republic of Poland", "POL")]
    [InlineData("Republic Of Poland", "POL")]
    [InlineData("the republic", "")]
    public void Names_start_with_the_capital_they_have(string text, string countries) =>
        Assert.Equal(countries, string.Join(' ', Finder.Find(text).Select(mention => mention.Country)));

    [Theory]
    [InlineData("Congo and the Congolese", "")]
    [InlineData("Congo after talks in Kinshasa", "COD")]
    [InlineData("Brazzaville: the Congolese", "COG")]
    [InlineData("Kinshasa, Brazzaville: the Congolese", "")]
    [InlineData("Tshisekedi rules Congo", "COD")]
    [InlineData("Tshisekedi rules", "")]
    [InlineData("Korea", "KOR")]
    public void A_shared_name_is_decided_by_the_rest_of_the_text(string text, string countries) =>
        Assert.Equal(countries, string.Join(' ', Finder.MentionedCountries(text)));

    [Theory]
    [InlineData("The CAR is here", "")]
    [InlineData("The Central African Republic (CAR)", "CAF CAF")]
    [InlineData("Male and female deminers", "")]
    [InlineData("Male, the capital of the Maldives", "MDV MDV")]
    [InlineData("Malé will host a seminar", "MDV")]
    [InlineData("CAR, or Bangui's government", "CAF CAF")]
    public void A_doubtful_name_needs_another_one(string text, string countries) =>
        Assert.Equal(countries, string.Join(' ', Finder.Find(text).Select(mention => mention.Country)));

    [Theory]
    [InlineData("Poland's Foreign Office", "POL")]
    [InlineData("the Polish Foreign Office", "POL")]
    [InlineData("the Polish Federal Foreign Office", "POL")]
    [InlineData("Poland’s Foreign Office spoke. The Foreign Office added", "POL")]
    [InlineData("Poland’s Foreign Office wrote to London. The Foreign Office answered", "POL GBR GBR")]
    [InlineData("Britain's Foreign Office", "GBR GBR")]
    [InlineData("The Foreign Office", "GBR")]
    [InlineData("Of Poland, the Foreign Office", "POL GBR")]
    [InlineData("The Turkish Sejm watchers met. The Sejm said", "TUR POL")]
    public void A_body_that_another_state_qualifies_is_that_states(string text, string countries) =>
        Assert.Equal(countries, string.Join(' ', Finder.Find(text).Select(mention => mention.Country)));

    [Fact]
    public void A_paragraph_break_ends_a_name()
    {
        Assert.Single(Finder.Find("Côte\nd'Ivoire"));
        Assert.Empty(Finder.Find("Côte\n\nd'Ivoire"));
    }

    [Fact]
    public void A_very_long_word_or_mark_is_no_trouble()
    {
        var text = new string('a', 1_000_000) + " P" + new string('\u0301', 1_000_000) + " Poland \ud800 " + new string('.', 100_000);

        Assert.Equal(Code("POL"), Assert.Single(Finder.Find(text)).Country);
    }

    private static CountryCode Code(string text) => CountryCode.Parse(text, CultureInfo.InvariantCulture);
}
