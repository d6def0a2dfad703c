using System.Text;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Core.Tests.Extraction;

public sealed class RefusalTests
{
    [Fact]
    public void A_title_without_an_end_is_read_as_far_as_a_title_goes()
    {
        var title = string.Concat(Enumerable.Repeat("zustimm", 250_000));
        var outcome = Extract($"<html><head><title>{title}</title></head><body><article><h1>Sappers train on the coast</h1><p>{ReadPage.First} {ReadPage.Second}</p></article></body></html>");
        Assert.Equal("Sappers train on the coast", Assert.IsType<ExtractionOutcome.Extracted>(outcome).Article.Headline.Value);
    }

    private static readonly string Teasers = string.Concat(Enumerable.Range(1, 20).Select(i => $"<div><h3><a href='/story-{i}'>Story number {i} with a headline of some length</a></h3></div>"));

    public static TheoryData<RefusalReason, string> Pages() => new()
    {
        { RefusalReason.Empty, "  \r\n\t " },
        { RefusalReason.NoBody, "<html><body><div>Menu</div><p>Ok</p></body></html>" },
        { RefusalReason.ScriptShell, "<html><head><title>News</title><script src=a.js></script></head><body><div id=root></div><script src=b.js></script></body></html>" },
        { RefusalReason.SoftNotFound, "<html><head><title>Page not found</title></head><body><h1>Page not found</h1><p>Sorry, we looked everywhere but the page that you asked for is not here.</p></body></html>" },
        { RefusalReason.ConsentWall, "<html><head><title>Before you continue</title></head><body><div><p>We and our partners use cookies to store and read personal data on your device.</p><button>Accept all</button></div></body></html>" },
        { RefusalReason.LoginWall, "<html><head><title>Sign in</title></head><body><form><p>Please sign in with the account of your newspaper to go on reading here.</p><input type=password></form></body></html>" },
        { RefusalReason.Listing, $"<html><head><title>Latest news</title></head><body><h1>Latest news</h1>{Teasers}</body></html>" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_that_is_no_article_is_refused_with_its_reason(RefusalReason reason, string html)
    {
        var outcome = ArticleExtractor.Extract(Encoding.UTF8.GetBytes(html), "text/html", new Uri("https://news.example/a/b"), new DateOnly(2026, 1, 15));

        var refused = Assert.IsType<ExtractionOutcome.Refused>(outcome);
        Assert.Equal(reason, refused.Reason);
        Assert.EndsWith(".", refused.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Page not found - The Paper")]
    [InlineData("404")]
    [InlineData("The Paper | Error 404")]
    [InlineData("404 Not Found")]
    [InlineData("404: the door is closed")]
    [InlineData("Oops! That page can’t be found.")]
    [InlineData("The story you are looking for is no longer available")]
    [InlineData("Article not found")]
    [InlineData("Error 404 (Not Found)!!1")]
    [InlineData("Not Found (#404)")]
    [InlineData("File not found")]
    [InlineData("Object not found!")]
    [InlineData("Oops! 404")]
    [InlineData("The requested URL /a/b was not found on this server")]
    public void A_title_that_speaks_of_the_page_says_that_nothing_is_here(string title) => Assert.True(NothingHere.IsSaidBy(null, title));

    [Theory]
    [InlineData("Poland to spend 410 million on mines")]
    [InlineData("Mines not found in 410 fields, deminers say")]
    [InlineData("Sea object not found, navy says")]
    [InlineData("Ottawa ban no longer exists in practice, general says")]
    [InlineData("Sappers train on the coast – 404 Media")]
    public void A_headline_that_speaks_of_the_world_is_a_headline(string headline)
    {
        Assert.False(NothingHere.IsSaidBy(headline, headline + " - The Paper"));
        var html = $"<html><head><title>{headline}</title></head><body><article><h1>{headline}</h1><p>{ReadPage.First} {ReadPage.Second}</p></article></body></html>";
        Assert.Equal(headline.Split(" – ")[0], Assert.IsType<ExtractionOutcome.Extracted>(Extract(html)).Article.Headline.Value.Split(" – ")[0]);
    }

    [Fact]
    public void What_declares_itself_a_dated_article_is_none_of_the_pages_that_are_not_there()
    {
        const string headline = "Page not found in the treaty's first print";
        var html = $$"""<html><head><title>{{headline}}</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"{{headline}}","datePublished":"2025-07-09T12:00:00Z"}</script></head><body><h1>{{headline}}</h1><p>{{ReadPage.First}}</p></body></html>""";

        Assert.IsType<ExtractionOutcome.Extracted>(Extract(html));
    }

    [Fact]
    public void A_page_without_its_text_still_tells_its_headline_and_its_day()
    {
        const string html = "<html><head><title>Mines cleared</title><meta property='og:title' content='Mines cleared'><meta property='article:published_time' content='2025-12-03'></head><body><div>Menu</div><p>Ok</p></body></html>";

        var refused = Assert.IsType<ExtractionOutcome.Refused>(ArticleExtractor.Extract(Encoding.UTF8.GetBytes(html), "text/html", new Uri("https://news.example/a/b"), new DateOnly(2026, 1, 15)));

        Assert.Equal((RefusalReason.NoBody, "Mines cleared", "2025-12-03"), (refused.Reason, refused.Headline, refused.Published?.ToString()));
        Assert.EndsWith("It calls itself \"Mines cleared\", of 2025-12-03.", refused.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_something_else_has_no_headline()
    {
        var html = $"<html><head><title>Latest news</title></head><body><h1>Latest news</h1>{Teasers}</body></html>";

        Assert.Null(Assert.IsType<ExtractionOutcome.Refused>(ArticleExtractor.Extract(Encoding.UTF8.GetBytes(html), "text/html", new Uri("https://news.example/a/b"), new DateOnly(2026, 1, 15))).Headline);
    }

    private static ExtractionOutcome Extract(string html) => ArticleExtractor.Extract(Encoding.UTF8.GetBytes(html), "text/html", new Uri("https://news.example/a/b"), new DateOnly(2026, 1, 15));

    [Fact]
    public void Nothing_at_all_is_empty() =>
        Assert.Equal(RefusalReason.Empty, Assert.IsType<ExtractionOutcome.Refused>(ArticleExtractor.Extract(ReadOnlyMemory<byte>.Empty, null, null, new DateOnly(2026, 1, 15))).Reason);

    [Fact]
    public void A_picture_is_not_text()
    {
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];

        Assert.Equal(RefusalReason.NotText, Assert.IsType<ExtractionOutcome.Refused>(ArticleExtractor.Extract(png, "text/html", null, new DateOnly(2026, 1, 15))).Reason);
    }
}
