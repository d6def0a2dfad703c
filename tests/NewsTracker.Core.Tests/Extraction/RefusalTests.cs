using System.Text;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Core.Tests.Extraction;

public sealed class RefusalTests
{
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
