using CsCheck;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Core.Tests.Extraction;

public sealed class ArticleSanitizerTests
{
    private static readonly string[] Fragments =
    [
        "<p>", "</p>", "<a href='https://a.example'>", "</a>", "<b>", "text", "<svg>", "<style>", "</style>", "<math>", "<!--", "-->", "<table>", "<td>", "\"'>", "<img src=x onerror=alert(1)>",
    ];

    [Theory]
    [InlineData("<p onclick=\"x()\" id=a style=\"color:red\" class=b>Text</p>", "<p>Text</p>")]
    [InlineData("<script>alert(1)</script><p>Text</p>", "<p>Text</p>")]
    [InlineData("<a href=\"javascript:alert(1)\">Link</a>", "<a>Link</a>")]
    [InlineData("<a href=\"data:text/html,x\">Link</a>", "<a>Link</a>")]
    [InlineData("<form action=/x><input name=a><p>Text</p></form>", "<p>Text</p>")]
    [InlineData("<iframe src=\"https://a.example\">no</iframe><p>Text</p>", "<p>Text</p>")]
    [InlineData("<svg onload=alert(1)><p>Text</p>", "<p>Text</p>")]
    [InlineData("<unknown><em>Text</em></unknown>", "<em>Text</em>")]
    public void What_may_harm_goes_and_the_words_stay(string html, string expected) => Assert.Equal(expected, ArticleSanitizer.Sanitize(html));

    [Fact]
    public void Links_keep_their_address() =>
        Assert.Equal("<a href=\"https://a.example/b?c=1\">Link</a>", ArticleSanitizer.Sanitize("<a href=\"https://a.example/b?c=1\" target=_blank>Link</a>"));

    [Fact]
    public void What_was_sanitised_stays_as_it_is() =>
        Gen.Int[0, Fragments.Length - 1].Select(index => Fragments[index])
            .Array[0, 12].Sample(parts =>
            {
                var once = ArticleSanitizer.Sanitize(string.Concat(parts));
                Assert.Equal(once, ArticleSanitizer.Sanitize(once));
                Assert.DoesNotContain("onerror=", once, StringComparison.OrdinalIgnoreCase);
            });
}
