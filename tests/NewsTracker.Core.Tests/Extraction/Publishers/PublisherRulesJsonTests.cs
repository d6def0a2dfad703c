using NewsTracker.Core.Extraction;
using NewsTracker.Core.Extraction.Publishers;

namespace NewsTracker.Core.Tests.Extraction.Publishers;

public sealed class PublisherRulesJsonTests
{
    private const string Two = """
        {
          "layouts": [
            {
              "fields": {
                "headline": { "selector": "article > h1" },
                "published": { "selector": "time[datetime]", "attribute": "datetime" },
                "body": { "selector": ".story" }
              },
              "drop": [".promo", "aside"]
            },
            { "until": "2025-03-01", "fields": { "canonicalUrl": { "selector": "link[rel='canonical']", "attribute": "href" } } }
          ]
        }
        """;

    [Fact]
    public void Rules_are_read_with_their_layouts_fields_and_drops()
    {
        var (rules, problems) = PublisherRulesJson.Parse(Two);

        Assert.Empty(problems);
        Assert.NotNull(rules);
        Assert.Equal([null, new DateOnly(2025, 3, 1)], rules.Layouts.Select(layout => layout.Until));
        Assert.Equal(new FieldRule("article > h1"), rules.Layouts[0].Fields[ArticleField.Headline]);
        Assert.Equal(new FieldRule("time[datetime]", "datetime"), rules.Layouts[0].Fields[ArticleField.Published]);
        Assert.Equal([".promo", "aside"], rules.Layouts[0].Drop);
        Assert.Equal([ArticleField.CanonicalUrl], rules.Layouts[1].Fields.Keys);
    }

    [Fact]
    public void What_is_written_reads_the_same()
    {
        var written = PublisherRulesJson.Write(PublisherRulesJson.Parse(Two).Rules!);

        Assert.Contains("\"article > h1\"", written, StringComparison.Ordinal);
        Assert.Equal(written, PublisherRulesJson.Write(PublisherRulesJson.Parse(written).Rules!));
        Assert.Equal("2025-03-01", System.Text.Json.JsonDocument.Parse(written).RootElement.GetProperty("layouts")[1].GetProperty("until").GetString());
    }

    public static TheoryData<string, string> Faults() => new()
    {
        { "{", "not valid JSON" },
        { "[]", "not an object" },
        { """{ "layouts": [ { "fields": { "headline": { "selector": "\ud800" } } } ] }""", "not valid JSON" },
        { "{}", "at least one layout" },
        { """{ "layouts": [] }""", "at least one layout" },
        { """{ "layouts": [ { "fields": {}, "colour": 1 } ] }""", "\"colour\"" },
        { """{ "layouts": [ { } ] }""", "\"fields\"" },
        { """{ "layouts": [ { "fields": { "title": { "selector": "h1" } } } ] }""", "no field" },
        { """{ "layouts": [ { "fields": { "headline": "h1" } } ] }""", "not an object" },
        { """{ "layouts": [ { "fields": { "headline": { } } } ] }""", "needs a \"selector\"" },
        { """{ "layouts": [ { "fields": { "headline": { "selector": "h1[" } } } ] }""", "not valid CSS" },
        { """{ "layouts": [ { "fields": { "headline": { "selector": "" } } } ] }""", "is empty" },
        { """{ "layouts": [ { "fields": { "headline": { "selector": "div:has(h1)" } } } ] }""", ":has cannot be used" },
        { """{ "layouts": [ { "fields": { "headline": { "selector": "p::before" } } } ] }""", "::before cannot be used" },
        { """{ "layouts": [ { "fields": { "headline": { "selector": "p:not(div div div p)" } } } ] }""", "single elements only" },
        { """{ "layouts": [ { "fields": { "headline": { "selector": "h1", "attribute": "on click" } } } ] }""", "not the name of one" },
        { """{ "layouts": [ { "fields": { "body": { "selector": "article", "attribute": "title" } } } ] }""", "read from the elements" },
        { """{ "layouts": [ { "fields": { "lede": { "selector": ".a" }, "lede": { "selector": ".b" } } } ] }""", "two rules for \"lede\"" },
        { """{ "layouts": [ { "fields": {}, "drop": ".x" } ] }""", "\"drop\" to be a list" },
        { """{ "layouts": [ { "fields": {}, "drop": ["p["] } ] }""", "not valid CSS" },
        { """{ "layouts": [ { "until": "1.3.2025", "fields": {} } ] }""", "no day" },
        { """{ "layouts": [ { "fields": {} }, { "fields": {} } ] }""", "Two layouts have no \"until\"" },
        { """{ "layouts": [ { "until": "2025-03-01", "fields": {} }, { "fields": {} } ] }""", "has to stand first" },
        { """{ "layouts": [ { "until": "2024-03-01", "fields": {} }, { "until": "2025-03-01", "fields": {} } ] }""", "newest first" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_told_in_a_sentence(string json, string told)
    {
        var (rules, problems) = PublisherRulesJson.Parse(json);

        Assert.Null(rules);
        var problem = Assert.Single(problems);
        Assert.Contains(told, problem, StringComparison.Ordinal);
        Assert.EndsWith(".", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_selector_longer_than_allowed_is_a_problem()
    {
        var (_, problems) = PublisherRulesJson.Parse($$"""{ "layouts": [ { "fields": { "lede": { "selector": "{{new string('p', 501)}}" } } } ] }""");

        Assert.Contains("501 characters", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_told_at_once() =>
        Assert.Equal(2, PublisherRulesJson.Parse("""{ "layouts": [ { "fields": { "lede": { "selector": "[" }, "titel": { "selector": "h1" } } } ] }""").Problems.Count);
}
