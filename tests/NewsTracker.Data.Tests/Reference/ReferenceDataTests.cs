using NewsTracker.Core.Countries;
using NewsTracker.Data.Reference;

namespace NewsTracker.Data.Tests.Reference;

public class ReferenceDataTests
{
    private static readonly ReferenceData Data = ReferenceData.Load();

    [Fact]
    public void There_are_197_states_each_with_codes_of_its_own()
    {
        Assert.Equal(197, Data.Countries.Count);
        Assert.Equal(197, Data.Countries.Select(country => country.Code).Distinct().Count());
        Assert.Equal(197, Data.Countries.Select(country => country.Iso2).Distinct().Count());
        Assert.Equal(197, Data.Countries.Select(country => country.M49).Distinct().Count());
        Assert.All(Data.Countries, country => Assert.True(country is { Iso2.Length: 2, Region.Length: > 0 }));
    }

    [Theory]
    [InlineData("NER", "NE", "Niger", 562)]
    [InlineData("NAM", "NA", "Namibia", 516)]
    [InlineData("RUS", "RU", "Russia", 643)]
    public void Codes_that_look_like_blanks_are_text(string code, string iso2, string commonName, int m49)
    {
        var country = Data.Countries.Single(country => country.Code.Value == code);

        Assert.Equal((iso2, commonName, m49), (country.Iso2, country.CommonName, country.M49));
    }

    [Fact]
    public void A_country_lists_each_name_once_as_the_strongest_thing_it_is()
    {
        Assert.All(Data.Countries, country => Assert.Equal(country.Names.Count, country.Names.Select(name => name.Text).Distinct().Count()));
        Assert.All(Data.Countries, country => Assert.All(country.Names, name => Assert.Equal(country.Code, name.CountryCode)));
        Assert.Equal(CountryNameKind.Name, Name("MCO", "Monaco").Kind);
        Assert.Equal(CountryNameKind.Alias, Name("USA", "U.S.").Kind);
        Assert.Equal(CountryNameKind.Adjective, Name("LTU", "Lithuanian").Kind);
        Assert.Equal(CountryNameKind.Demonym, Name("LTU", "Lithuanians").Kind);
        Assert.Equal(CountryNameKind.Capital, Name("LTU", "Vilnius").Kind);
        Assert.Equal(CountryNameKind.Metonym, Name("LTU", "Seimas").Kind);

        static CountryName Name(string code, string text) =>
            Data.Countries.Single(country => country.Code.Value == code).Names.Single(name => name.Text == text);
    }

    [Fact]
    public void A_name_of_two_countries_is_declared_as_shared()
    {
        var shared = Data.NameRules.SharedNames.Select(name => name.Text).ToHashSet();
        var twice = Data.Countries.SelectMany(country => country.Names).GroupBy(name => name.Text).Where(group => group.Count() > 1).Select(group => group.Key).ToList();

        Assert.NotEmpty(twice);
        Assert.All(twice, text => Assert.Contains(text, shared));
    }

    [Fact]
    public void The_codebook_holds_eight_topics_and_five_rungs()
    {
        Assert.Equal(
            ["withdrawal", "accession", "support", "production", "stockpiling", "use", "transfer", "clearance"],
            Data.Topics.OrderBy(topic => topic.Order).Select(topic => topic.Key));
        Assert.Equal(
            [(1, "rules_out"), (2, "considers"), (3, "intends"), (4, "formalises"), (5, "in_effect")],
            Data.Stances.OrderBy(stance => stance.Rung).Select(stance => (stance.Rung, stance.Key)));
        Assert.All(Data.Topics, topic => Assert.NotEmpty(topic.Definition));
        Assert.All(Data.Stances, stance => Assert.NotEmpty(stance.Definition));
    }

    [Fact]
    public void Tags_come_parents_first_with_slugs_of_their_own()
    {
        Assert.True(Data.Tags.Count >= 25);
        Assert.Equal(Data.Tags.Count, Data.Tags.Select(tag => tag.Slug).Distinct().Count());
        Assert.All(Data.Tags, tag => Assert.Matches("^[a-z]+(-[a-z]+)*$", tag.Slug));
        Assert.All(Data.Tags, tag => Assert.NotEmpty(tag.ScopeNote!));
        Assert.Equal("treaty-process", Data.Tags.Single(tag => tag.Slug == "parliament-vote").Parent?.Slug);

        var seen = new HashSet<string>();
        foreach (var tag in Data.Tags)
        {
            Assert.True(tag.Parent is null || seen.Contains(tag.Parent.Slug));
            seen.Add(tag.Slug);
        }
    }

    [Fact]
    public void The_version_is_a_hash_of_the_files() => Assert.Matches("^[0-9a-f]{64}$", ReferenceData.Version);
}
