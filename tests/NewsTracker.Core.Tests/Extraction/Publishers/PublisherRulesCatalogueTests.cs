using NewsTracker.Core.Extraction;
using NewsTracker.Core.Extraction.Publishers;

namespace NewsTracker.Core.Tests.Extraction.Publishers;

public sealed class PublisherRulesCatalogueTests
{
    [Theory]
    [InlineData("https://devdiscourse.com/article/1", true)]
    [InlineData("https://www.devdiscourse.com/article/1", true)]
    [InlineData("https://M.DevDiscourse.com/article/1", true)]
    [InlineData("https://notdevdiscourse.com/article/1", false)]
    [InlineData("https://devdiscourse.com.example/article/1", false)]
    [InlineData("https://127.0.0.1/devdiscourse.com", false)]
    public void Rules_are_found_by_the_host_and_its_subdomains(string address, bool isFound) => Assert.Equal(isFound, PublisherRulesCatalogue.Find(new Uri(address)) is not null);

    [Fact]
    public void What_is_shipped_has_no_faults()
    {
        Assert.NotEmpty(PublisherRulesCatalogue.Hosts);
        Assert.All(PublisherRulesCatalogue.Hosts, host => Assert.Empty(PublisherRulesJson.Parse(PublisherRulesJson.Write(PublisherRulesCatalogue.Find(new Uri($"https://{host}/"))!)).Problems));
    }

    [Fact]
    public void Shipped_rules_that_miss_only_report()
    {
        var article = ReadPage.Article(address: "https://www.devdiscourse.com/article/world/1-sea-wall");

        Assert.Equal("Council votes to repair the sea wall", article.Headline.Value);
        Assert.Equal([ReadPage.First, ReadPage.Second], article.Blocks.Select(block => block.Text));
        Assert.NotEmpty(article.RuleFailures);
    }

    [Fact]
    public void Rules_of_an_admin_stand_in_for_the_shipped_ones()
    {
        var rules = new PublisherRules { Layouts = [new PageLayout { Fields = new Dictionary<ArticleField, FieldRule>() }] };

        Assert.Empty(ReadPage.Article(rules: rules, address: "https://www.devdiscourse.com/article/world/1-sea-wall").RuleFailures);
    }
}
