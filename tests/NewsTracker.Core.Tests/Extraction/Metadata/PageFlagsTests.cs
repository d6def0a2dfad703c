using NewsTracker.Core.Extraction;

namespace NewsTracker.Core.Tests.Extraction.Metadata;

public sealed class PageFlagsTests
{
    public static TheoryData<string, bool, FieldOrigin> Paywalls() => new()
    {
        { ReadPage.JsonLd("\"isAccessibleForFree\":false"), true, FieldOrigin.JsonLd },
        { ReadPage.JsonLd("\"isAccessibleForFree\":\"False\""), true, FieldOrigin.JsonLd },
        { ReadPage.JsonLd("\"isAccessibleForFree\":\"http://schema.org/False\""), true, FieldOrigin.JsonLd },
        { ReadPage.JsonLd("\"isAccessibleForFree\":true"), false, FieldOrigin.JsonLd },
        { ReadPage.JsonLd("\"isAccessibleForFree\":\"true\""), false, FieldOrigin.JsonLd },
        { ReadPage.JsonLd("\"hasPart\":{\"@type\":\"WebPageElement\",\"isAccessibleForFree\":\"False\",\"cssSelector\":\".paid\"}"), true, FieldOrigin.JsonLd },
        { ReadPage.JsonLd("\"hasPart\":[{\"@type\":\"WebPageElement\",\"isAccessibleForFree\":false,\"cssSelector\":\".paid\"}]"), true, FieldOrigin.JsonLd },
        { "<meta property='article:content_tier' content='locked'>", true, FieldOrigin.OpenGraph },
        { "<meta property='article:content_tier' content='Metered'>", true, FieldOrigin.OpenGraph },
        { "<meta property='article:content_tier' content='free'>", false, FieldOrigin.OpenGraph },
        { "<meta itemprop='isAccessibleForFree' content='false'>", true, FieldOrigin.Microdata },
    };

    [Theory]
    [MemberData(nameof(Paywalls))]
    public void A_paywall_is_told_from_what_the_page_says(string head, bool isPaywalled, FieldOrigin origin) =>
        Assert.Equal(new Extracted<bool>(isPaywalled, origin), ReadPage.Article(head).IsPaywalled);

    [Theory]
    [InlineData("")]
    [InlineData("<meta property='article:content_tier' content='gold'>")]
    public void A_page_that_says_nothing_of_a_paywall_leaves_it_open(string head)
    {
        Assert.Null(ReadPage.Article(head).IsPaywalled);
        Assert.Null(ReadPage.Article(head + ReadPage.JsonLd("\"isAccessibleForFree\":\"perhaps\"")).IsPaywalled);
    }

    [Fact]
    public void A_live_blog_says_so()
    {
        Assert.Equal(new Extracted<bool>(true, FieldOrigin.JsonLd), ReadPage.Article(ReadPage.JsonLd("\"name\":\"x\"", "LiveBlogPosting")).IsLiveBlog);
        Assert.Equal(new Extracted<bool>(true, FieldOrigin.JsonLd), ReadPage.Article(ReadPage.JsonLd("\"coverageStartTime\":\"2025-07-09T08:00:00Z\"")).IsLiveBlog);
        Assert.Null(ReadPage.Article(ReadPage.JsonLd("\"name\":\"x\"")).IsLiveBlog);
    }

    [Fact]
    public void The_posts_of_a_live_blog_do_not_stand_for_it()
    {
        var article = ReadPage.Article(ReadPage.JsonLd(
            "\"datePublished\":\"2025-07-09T08:00:00Z\",\"liveBlogUpdate\":[{\"@type\":\"BlogPosting\",\"headline\":\"Gates are shut\",\"datePublished\":\"2025-07-09T11:30:00Z\",\"articleBody\":\"The gates are shut.\"}]", "LiveBlogPosting"));

        Assert.Equal("2025-07-09T08:00:00+00:00", article.Published?.Value.ToString());
    }
}
