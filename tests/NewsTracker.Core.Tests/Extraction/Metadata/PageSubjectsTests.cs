using NewsTracker.Core.Extraction;

namespace NewsTracker.Core.Tests.Extraction.Metadata;

public sealed class PageSubjectsTests
{
    public static TheoryData<string, string, string, FieldOrigin> Sections() => new()
    {
        { ReadPage.JsonLd("\"articleSection\":\"World\""), "", "World", FieldOrigin.JsonLd },
        { ReadPage.JsonLd("\"articleSection\":[\"Defence &amp; Security\",\"News\"]"), "", "Defence & Security", FieldOrigin.JsonLd },
        { ReadPage.JsonLd("\"articleSection\":\"Uncategorized\"") + "<meta property='article:section' content='Politics'>", "", "Politics", FieldOrigin.OpenGraph },
        { "<meta name='parsely-section' content='Europe'>", "", "Europe", FieldOrigin.Meta },
        { "", "<span itemprop='articleSection'>Coast</span>", "Coast", FieldOrigin.Microdata },
        {
            "<script type='application/ld+json'>{\"@type\":\"BreadcrumbList\",\"itemListElement\":[{\"position\":2,\"item\":{\"name\":\"News\"}},{\"position\":1,\"name\":\"Home\"},{\"position\":3,\"name\":\"Harbours\"},{\"position\":4,\"name\":\"Council votes to repair the sea wall\"}]}</script>",
            "", "Harbours", FieldOrigin.JsonLd
        },
        { "", "<ul class='breadcrumb'><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li><li><a href='/sea'>Sea</a></li><li>Article</li></ul>", "Sea", FieldOrigin.VisibleText },
    };

    [Theory]
    [MemberData(nameof(Sections))]
    public void The_section_is_read_where_the_page_names_it(string head, string body, string section, FieldOrigin origin) =>
        Assert.Equal(new Extracted<string>(section, origin), ReadPage.Article(head, body).Section);

    [Theory]
    [InlineData("<meta property='article:section' content='https://news.example/world'>")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"BreadcrumbList\",\"itemListElement\":[{\"position\":1,\"name\":\"Home\"},{\"position\":2,\"name\":\"Council votes to repair the sea wall\"}]}</script>")]
    public void What_names_no_section_gives_none(string head) => Assert.Null(ReadPage.Article(head).Section);

    public static TheoryData<string, string[], FieldOrigin> Keywords() => new()
    {
        { ReadPage.JsonLd("\"keywords\":\"sea wall, harbour , Sea Wall,,storms\""), ["sea wall", "harbour", "storms"], FieldOrigin.JsonLd },
        { ReadPage.JsonLd("\"keywords\":[\"Lee, Ann\",\"harbour\"]"), ["Lee, Ann", "harbour"], FieldOrigin.JsonLd },
        { ReadPage.JsonLd("\"keywords\":[\"one, two, three\"]"), ["one", "two", "three"], FieldOrigin.JsonLd },
        { ReadPage.JsonLd("\"keywords\":[{\"@type\":\"DefinedTerm\",\"name\":\"tides\"}]"), ["tides"], FieldOrigin.JsonLd },
        { ReadPage.JsonLd("\"keywords\":\"sea &amp; wall, storms\""), ["sea & wall", "storms"], FieldOrigin.JsonLd },
        { "<meta property='article:tag' content='tide'><meta property='article:tag' content='wall'>", ["tide", "wall"], FieldOrigin.OpenGraph },
        { "<meta name='keywords' content='Ottawa, Canada; mines; treaty'>", ["Ottawa, Canada", "mines", "treaty"], FieldOrigin.Meta },
        { "<meta name='keywords' content='a1, b2'><meta name='news_keywords' content='c3'>", ["c3"], FieldOrigin.Meta },
        { "<meta name='keywords' content='地雷、条約、世界'>", ["地雷", "条約", "世界"], FieldOrigin.Meta },
    };

    [Theory]
    [MemberData(nameof(Keywords))]
    public void Keywords_are_told_apart_and_kept_in_order(string head, string[] words, FieldOrigin origin)
    {
        var keywords = ReadPage.Article(head).Keywords;

        Assert.NotNull(keywords);
        Assert.Equal(words, keywords.Value);
        Assert.Equal(origin, keywords.Origin);
    }

    [Fact]
    public void Endless_keywords_are_cut()
    {
        var words = ReadPage.Article($"<meta name='keywords' content='{string.Join(',', Enumerable.Range(1, 500).Select(i => $"word{i}"))},{new string('x', 101)}'>").Keywords!.Value;

        Assert.Equal(50, words.Count);
    }
}
