using NewsTracker.Core.Extraction;

namespace NewsTracker.Core.Tests.Extraction.Metadata;

public sealed class ForeignItemsTests
{
    private const string Author = """<p>By <span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Ann Lee</span></span></p>""";
    private const string Comment = """<article itemprop="comment" itemscope itemtype="https://schema.org/Comment"><header><p class="comment-author" itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">Tom Fox</span> says</p></header><p>Well said.</p></article>""";

    private const string Teasers = """
        <nav><div itemscope itemtype="http://schema.org/Article"><h3 itemprop="name"><a itemprop="url" href="/other">Ferry to the island stops for the winter</a></h3><meta itemprop="author" content="Bo Berg"><meta itemprop="datePublished" content="2025-07-12T08:00:00"></div>
        <div itemscope itemtype="http://schema.org/Article"><h3 itemprop="name"><a itemprop="url" href="/third">Library opens on Sundays</a></h3><meta itemprop="author" content="Cid Ek"><meta itemprop="datePublished" content="2025-07-11T08:00:00"></div></nav>
        """;

    [Fact]
    public void Readers_who_comment_are_not_the_articles_authors()
    {
        var article = ReadPage.Article(body: Author + Comment);

        Assert.Equal([new BylineName("Ann Lee", IsOrganisation: false)], article.Byline);
        Assert.Equal(FieldOrigin.Microdata, article.BylineOrigin);
    }

    [Fact]
    public void Teasers_lend_the_article_neither_their_authors_nor_their_dates()
    {
        var article = ReadPage.Article("""<meta name="author" content="Ann Lee">""", $"""<p class="date">9 July 2025</p>{Teasers}""");

        Assert.Equal(["Ann Lee"], article.Byline.Select(name => name.Name));
        Assert.Equal("2025-07-09", article.Published?.Value.ToString());
    }

    [Fact]
    public void What_the_article_says_of_itself_in_microdata_is_kept_beside_teasers()
    {
        var article = ReadPage.Article(body: $"""{Teasers}<div itemscope itemtype="http://schema.org/Article"><meta itemprop="author" content="Ann Lee"><meta itemprop="datePublished" content="2025-07-09T08:00:00"></div>""");

        Assert.Equal(["Ann Lee"], article.Byline.Select(name => name.Name));
        Assert.Equal("2025-07-09T08:00:00", article.Published?.Value.ToString());
    }

    [Fact]
    public void A_short_article_that_links_its_own_headline_is_no_teaser()
    {
        var article = ReadPage.Article(body: """<div itemscope itemtype="http://schema.org/BlogPosting"><h2><a itemprop="url" href="/world/sea-wall">Council votes to repair the sea wall</a></h2><meta itemprop="author" content="Ann Lee"></div>""");

        Assert.Equal(["Ann Lee"], article.Byline.Select(name => name.Name));
    }
}
