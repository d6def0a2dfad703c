using NewsTracker.Core.Extraction;

namespace NewsTracker.Core.Tests.Extraction.Metadata;

public sealed class PageImageTests
{
    private static string OpenGraph(string address) => $"<meta property='og:image' content='{address}'>";

    public static TheoryData<string, string, FieldOrigin> Declared() => new()
    {
        { ReadPage.JsonLd("\"image\":\"https://img.example/a.jpg\""), "https://img.example/a.jpg", FieldOrigin.JsonLd },
        { ReadPage.JsonLd("\"image\":[\"/a.jpg\",\"/b.jpg\"]"), "https://news.example/a.jpg", FieldOrigin.JsonLd },
        { ReadPage.JsonLd("\"image\":{\"@type\":\"ImageObject\",\"url\":\"//img.example/c.jpg\"}"), "https://img.example/c.jpg", FieldOrigin.JsonLd },
        { ReadPage.JsonLd("\"image\":[{\"@type\":\"ImageObject\",\"contentUrl\":\"https://img.example/d.jpg\"}]"), "https://img.example/d.jpg", FieldOrigin.JsonLd },
        { ReadPage.JsonLd("\"thumbnailUrl\":\"https://img.example/t.jpg\""), "https://img.example/t.jpg", FieldOrigin.JsonLd },
        {
            "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"NewsArticle\",\"headline\":\"x\",\"image\":{\"@id\":\"#lead\"}},{\"@type\":\"ImageObject\",\"@id\":\"#lead\",\"url\":\"https://img.example/g.jpg\"}]}</script>",
            "https://img.example/g.jpg", FieldOrigin.JsonLd
        },
        { OpenGraph("https://img.example/o.jpg") + "<meta property='og:image:secure_url' content='https://img.example/s.jpg'>", "https://img.example/s.jpg", FieldOrigin.OpenGraph },
        { OpenGraph("data:image/png;base64,AAAA") + OpenGraph("https://img.example/second.jpg"), "https://img.example/second.jpg", FieldOrigin.OpenGraph },
        { "<meta name='twitter:image' content='/tw.jpg'>", "https://news.example/tw.jpg", FieldOrigin.Meta },
        {
            OpenGraph("https://img.example/logo.png") + ReadPage.JsonLd("\"publisher\":{\"@type\":\"Organization\",\"name\":\"News\",\"logo\":{\"@type\":\"ImageObject\",\"url\":\"https://img.example/logo.png\"}}")
                + "<meta name='twitter:image' content='/real.jpg'>",
            "https://news.example/real.jpg", FieldOrigin.Meta
        },
    };

    [Theory]
    [MemberData(nameof(Declared))]
    public void The_declared_picture_is_the_lead_image(string head, string address, FieldOrigin origin) =>
        Assert.Equal(new Extracted<string>(address, origin), ReadPage.Article(head).LeadImage);

    [Fact]
    public void A_marked_picture_is_found_by_its_lazy_address() =>
        Assert.Equal(new Extracted<string>("https://news.example/lazy.jpg", FieldOrigin.Microdata), ReadPage.Article(body: "<img itemprop='image' src='data:image/gif;base64,R0' data-src='/lazy.jpg'>").LeadImage);

    [Theory]
    [InlineData("<meta property='og:image' content='data:image/png;base64,AAAA'>")]
    [InlineData("<meta property='og:image' content='javascript:alert(1)'>")]
    [InlineData("")]
    public void A_page_that_declares_no_web_picture_has_none(string head) => Assert.Null(ReadPage.Article(head, "<img src='/any.jpg'>").LeadImage);
}
