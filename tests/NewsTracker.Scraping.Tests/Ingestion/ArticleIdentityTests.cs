using NewsTracker.Core.Articles;
using NewsTracker.Scraping.Ingestion;

namespace NewsTracker.Scraping.Tests.Ingestion;

public sealed class ArticleIdentityTests
{
    [Theory]
    [InlineData("https://paper.example/a?from=list", "https://www.paper.example/a", true)]
    [InlineData("https://xn--bcher-kva.example/a?from=list", "https://bücher.example/a", true)]
    [InlineData("http://paper.example/a?from=list", "https://paper.example/a", true)]
    [InlineData("http://paper.example:443/a?from=list", "https://paper.example:80/a", false)]
    [InlineData("https://paper.example/a?from=list", "https://news.paper.example/a", false)]
    [InlineData("https://paper.example/a?from=list", "https://paper.example:8443/a", false)]
    [InlineData("https://paper.example/a?from=list", "https://paper.example/", false)]
    public void A_page_may_name_itself_within_its_own_host(string fetched, string declared, bool isTaken)
    {
        var document = new IncomingDocument { Origin = ArticleOrigin.Feed, Content = default, FetchedAt = default, RequestedUrl = new Uri(fetched), FinalUrl = new Uri(fetched) };
        Assert.Equal(isTaken ? declared : fetched, ArticleIdentity.Of(document, declared).Main);
    }
}
