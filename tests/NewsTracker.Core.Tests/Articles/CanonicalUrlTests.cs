using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Tests.Articles;

public sealed class CanonicalUrlTests
{
    [Theory]
    [InlineData("https://example.org/a?utm_source=rss&id=7&utm_medium=feed#top", "https://example.org/a?id=7")]
    [InlineData("HTTPS://Example.ORG:443/Story", "https://example.org/Story")]
    [InlineData("http://example.org:8080/a?fbclid=x", "http://example.org:8080/a")]
    [InlineData("  https://example.org/a  ", "https://example.org/a")]
    [InlineData("https://example.org/a?page=2", "https://example.org/a?page=2")]
    public void Forms_of_one_address_become_one(string text, string expected) => Assert.Equal(expected, CanonicalUrl.Find(text)?.Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/relative")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://example.org/a")]
    [InlineData("https://user:secret@example.org/")]
    public void What_is_no_web_address_is_refused(string? text) => Assert.Null(CanonicalUrl.Find(text));

    [Fact]
    public void An_address_too_long_to_keep_is_refused() => Assert.Null(CanonicalUrl.Find("https://example.org/" + new string('a', 3000)));
}
