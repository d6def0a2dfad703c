namespace NewsTracker.Core.Tests.Extraction.Metadata;

public sealed class BaseAddressTests
{
    private const string Address = "https://paper.example/news/2025/mines.html";
    private const string Declared = """<link rel="canonical" href="news/2025/mines.html"><meta property="og:image" content="img/wall.jpg">""";
    private const string Link = """<p>The council has printed the whole plan for the wall and the road along the bay <a href="docs/plan.pdf">as a paper of forty pages</a> that anybody can read.</p>""";

    [Theory]
    [InlineData("""<base href="/">""", "https://paper.example/")]
    [InlineData("""<base href="/"><base href="/other/">""", "https://paper.example/")]
    [InlineData("""<base target="_blank"><base href="//cdn.example/a/b">""", "https://cdn.example/a/")]
    [InlineData("""<base href="file:///c/">""", "https://paper.example/news/2025/")]
    [InlineData("", "https://paper.example/news/2025/")]
    public void Relative_addresses_start_where_the_page_says(string head, string expected)
    {
        var article = ReadPage.Article(head + Declared, Link, address: Address);

        Assert.Equal((expected + "news/2025/mines.html", expected + "img/wall.jpg"), (article.CanonicalUrl?.Value, article.LeadImage?.Value));
        Assert.Contains($"<a href=\"{expected}docs/plan.pdf\">", article.BodyHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_is_not_the_pages_own_address() => Assert.Equal(Address, ReadPage.Article("""<base href="/">""", address: Address).CanonicalUrl?.Value);
}
