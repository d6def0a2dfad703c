using NewsTracker.Core.Analysis;
using NewsTracker.Data.Reference;

namespace NewsTracker.Data.Tests.Reference;

/// <summary>The delivered names, phrases and rules at work on sentences that mislead.</summary>
public class ReferenceMentionTests
{
    private static readonly ReferenceData Data = ReferenceData.Load();
    private static readonly CountryLexicon Lexicon = CountryLexicon.Create(Data.Countries.SelectMany(country => country.Names), Data.NameRules);
    private static readonly CountryMentionFinder Finder = new(Lexicon);

    [Theory]
    [InlineData("Five states are leaving the Ottawa Convention, the Ottawa Treaty and the Ottawa process.", "")]
    [InlineData("The uOttawa team met in the Ottawa Convention Centre.", "")]
    [InlineData("Canada hosted the Ottawa process.", "CAN")]
    [InlineData("New Mexico borders Mexico.", "MEX")]
    [InlineData("Georgia Governor Brian Kemp spoke in Atlanta, Georgia.", "")]
    [InlineData("Georgia and Armenia stay outside; South Georgia is a territory.", "GEO ARM")]
    [InlineData("Guinea-Bissau, Equatorial Guinea, Papua New Guinea and Guinea; the Gulf of Guinea and New Guinea.", "GNB GNQ PNG GIN")]
    [InlineData("Nigeria, then Niger, then the Niger Delta; Nigerien and Nigerian envoys.", "NGA NER")]
    [InlineData("Northern Ireland is not Ireland.", "GBR IRL")]
    [InlineData("South Sudan, not Sudan.", "SSD SDN")]
    [InlineData("The Democratic People's Republic of Korea and the Republic of Korea.", "PRK KOR")]
    [InlineData("The Republic of China is Taiwan; the People’s Republic of China is not.", "CHN")]
    [InlineData("A Turkey official ate turkey with Chad's envoy, a chad in his hand, and told us so.", "TUR TCD")]
    [InlineData("Türkiye and TURKIYE and Turkiye", "TUR")]
    [InlineData("Côte d’Ivoire, Cote d'Ivoire, COTE D'IVOIRE", "CIV")]
    [InlineData("IT IS IN NO WAY AND BE SO", "")]
    [InlineData("The U.S. said so. The U.S.-led group and the US agree", "USA")]
    [InlineData("Made in the U.S.S.R. for the C.U.S. and US$5 million", "")]
    [InlineData("TELL US NOW WHAT YOU THINK", "")]
    [InlineData("US and UK officials met the UAE and the DRC", "USA GBR ARE COD")]
    [InlineData("Uk, Uae and us", "")]
    [InlineData("Latin American states, Native Americans and American Samoa", "")]
    [InlineData("American and Samoan delegates", "USA WSM")]
    [InlineData("Norwegian People's Aid, the Danish Refugee Council, Mines Action Canada and the Organization of American States", "")]
    [InlineData("The Congo has mines.", "")]
    [InlineData("In Kinshasa the Congolese army spoke.", "COD")]
    [InlineData("Congo-Brazzaville's Congolese neighbours", "COG")]
    [InlineData("The car hit the CAR's gate.", "")]
    [InlineData("The Central African Republic (CAR) is a party.", "CAF")]
    [InlineData("Michael Jordan met the king of Jordan.", "JOR")]
    [InlineData("Volker Türk, the UN rights chief", "")]
    [InlineData("Helsinki, Warsaw, the Seimas and the Kremlin reacted.", "")]
    [InlineData("the United\nStates and South\n\nAfrica", "USA")]
    [InlineData("Belarus's neighbours: Poles, Latvians and an anti-Russian bloc", "BLR POL LVA RUS")]
    [InlineData(
        "Lithuanian and Finnish firms may make mines again; Polish and Latvian ministers hint at it and Estonia leaves it open. All five quit the Ottawa "
        + "Convention over Russia’s war on Ukraine, as NATO and the U.S. leadership ask for more spending.",
        "LTU FIN POL LVA EST RUS UKR USA")]
    public void Only_countries_that_are_meant_are_mentioned(string text, string countries) =>
        Assert.Equal(countries, string.Join(' ', Finder.MentionedCountries(text)));

    [Fact]
    public void Every_common_and_official_name_is_found_as_its_country() =>
        Assert.All(
            Data.Countries,
            country => Assert.All(
                new[] { country.CommonName, country.OfficialName },
                name => Assert.Equal(country.Code, Assert.Single(Finder.MentionedCountries($"Talks with {name} went on. Brazzaville?")))));

    [Fact]
    public void Every_name_but_the_ambiguous_ones_is_found_whole()
    {
        var shared = Data.NameRules.SharedNames.Select(name => name.Text).Concat(Data.NameRules.NeedAnotherName).ToHashSet();
        var names = Data.Countries.SelectMany(country => country.Names).Where(name => !shared.Contains(name.Text)).ToList();

        Assert.True(names.Count > 1_300, $"{names.Count} names");
        Assert.All(names, name => Assert.Equal(
            new CountryMention(name.CountryCode, name.Kind, 10, name.Text.Length) with { NamedBy = default },
            Assert.Single(Finder.Find($"They said {name.Text} had no plan.")) with { NamedBy = default }));
    }
}
