using NewsTracker.Core.Sources.Filtering;

namespace NewsTracker.Core.Tests.Sources.Filtering;

public class ArticleFilterTests
{
    private static readonly FilteredText Article = new("https://news.example/world/2025/landmines.html", "Suomi ja Łódź: Landmines return", "The côte is clear, say sappers.", "en-GB");

    [Theory]
    [InlineData("landmines", true)]
    [InlineData("LANDMINES", true)]
    [InlineData("landmine", false)]
    [InlineData("landmine*", true)]
    [InlineData("lodz", true)]
    [InlineData("cote is", true)]
    [InlineData("cote was", false)]
    [InlineData("“cote is”", true)]
    [InlineData("« cote is »", true)]
    [InlineData("\\\"cote is\\\"", true)]
    [InlineData("“cote was”", false)]
    [InlineData("clear", true)]
    [InlineData("ear", false)]
    public void A_word_is_found_whole_whatever_its_case_and_diacritics(string word, bool isFound) =>
        Assert.Equal(isFound, Filter("""{ "excludeWords": ["WORD"] }""".Replace("WORD", word, StringComparison.Ordinal)).FindReason(Article) is not null);

    [Theory]
    [InlineData("/world/", true)]
    [InlineData("/sport/", false)]
    [InlineData("news.example/*/2025", true)]
    [InlineData("2025*world", false)]
    [InlineData("*.html", true)]
    public void An_address_pattern_is_a_part_in_which_a_star_stands_for_anything(string pattern, bool matches) =>
        Assert.Equal(matches, Filter($$"""{ "excludeUrls": ["{{pattern}}"] }""").FindReason(Article) is not null);

    [Theory]
    [InlineData("en", true)]
    [InlineData("en-GB", true)]
    [InlineData("en-US", false)]
    [InlineData("fi", false)]
    public void A_language_stands_for_its_regions(string tag, bool comesIn) =>
        Assert.Equal(comesIn, Filter($$"""{ "includeLanguages": ["{{tag}}"] }""").FindReason(Article) is null);

    [Fact]
    public void An_article_without_a_language_passes_every_language() =>
        Assert.Null(Filter("""{ "includeLanguages": ["fi"], "excludeLanguages": ["en"] }""").FindReason(Article with { Language = null }));

    [Fact]
    public void What_is_included_does_not_save_what_is_excluded()
    {
        var reason = Filter("""{ "includeWords": ["landmines"], "excludeWords": ["sappers"] }""").FindReason(Article);
        Assert.Equal("It has the word \"sappers\" in its text, which is excluded.", reason);
    }

    [Fact]
    public void Before_reading_the_words_included_decide_nothing_since_the_text_may_have_them()
    {
        var filter = Filter("""{ "includeWords": ["treaty"], "excludeWords": ["football"] }""");
        Assert.Null(filter.FindReasonBeforeReading(Article.Url!, "Weather"));
        Assert.NotNull(filter.FindReasonBeforeReading(Article.Url!, "Football tonight"));
    }

    [Fact]
    public void The_filters_of_all_sources_are_asked_first_and_named()
    {
        var filters = new ArticleFilters(Filter("""{ "excludeWords": ["landmines"] }"""), Filter("""{ "excludeWords": ["sappers"] }"""));
        Assert.EndsWith("(filters for all sources)", filters.FindReason(Article), StringComparison.Ordinal);
        Assert.NotEqual(filters.Fingerprint, new ArticleFilters(filters.Own, filters.Global).Fingerprint);
    }

    [Theory]
    [InlineData("""{ "includeWords": ["*"] }""")]
    [InlineData("""{ "includeWords": ["land*mine"] }""")]
    [InlineData("""{ "excludeUrls": ["a b"] }""")]
    [InlineData("""{ "excludeUrls": ["***"] }""")]
    [InlineData("""{ "includeLanguages": ["English"] }""")]
    [InlineData("""{ "includeColours": ["red"] }""")]
    [InlineData("""{ "includeWords": "red" }""")]
    [InlineData("""{ "includeWords": ["\ud800"] }""")]
    [InlineData("""{ "\ud800": [] }""")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    public void Faults_are_told_in_sentences(string json)
    {
        var (filter, problems) = ArticleFilterJson.Parse(json);
        Assert.Null(filter);
        Assert.NotEmpty(problems);
    }

    [Fact]
    public void A_filter_is_written_as_it_is_read_and_an_empty_one_not_at_all()
    {
        const string Json = """{"includeWords":["landmine*","anti-personnel mine"],"excludeUrls":["/sport/"],"excludeLanguages":["ru"]}""";
        Assert.Equal(Json, ArticleFilterJson.Write(Filter(Json)));
        Assert.Null(ArticleFilterJson.Write(Filter("{}")));
    }

    private static ArticleFilter Filter(string json)
    {
        var (filter, problems) = ArticleFilterJson.Parse(json);
        Assert.Empty(problems);
        return filter!;
    }
}
