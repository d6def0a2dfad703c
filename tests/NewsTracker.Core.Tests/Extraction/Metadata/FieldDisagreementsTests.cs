using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Core.Extraction.Metadata;

namespace NewsTracker.Core.Tests.Extraction.Metadata;

public sealed class FieldDisagreementsTests
{
    public static TheoryData<string, FieldDisagreement> Differing() => new()
    {
        { "<meta property='og:title' content='Storms ahead: the wall that nobody mended'>", new(ArticleField.Headline, "Storms ahead: the wall that nobody mended", FieldOrigin.OpenGraph) },
        { ReadPage.JsonLd("\"author\":\"Ann Lee\"") + "<meta name='author' content='Bo Berg'>", new(ArticleField.Byline, "Bo Berg", FieldOrigin.Meta) },
        {
            ReadPage.JsonLd("\"datePublished\":\"2025-07-09T12:32:00+02:00\"") + "<meta property='article:published_time' content='2025-07-09T12:32:00Z'>",
            new(ArticleField.Published, "2025-07-09T12:32:00+00:00", FieldOrigin.OpenGraph)
        },
        {
            ReadPage.JsonLd("\"dateModified\":\"2025-07-10T09:00:00Z\"") + "<meta property='article:modified_time' content='2025-07-11T09:00:00Z'>",
            new(ArticleField.Modified, "2025-07-11T09:00:00+00:00", FieldOrigin.OpenGraph)
        },
        { "<meta property='og:locale' content='de_DE'>", new(ArticleField.Language, "de-DE", FieldOrigin.OpenGraph) },
        { "<meta property='og:site_name' content='Harbour News'><meta name='application-name' content='The Bay Gazette'>", new(ArticleField.SiteName, "The Bay Gazette", FieldOrigin.Meta) },
        { "<link rel='canonical' href='/world/sea-wall'><meta property='og:url' content='https://other.example/sea-wall'>", new(ArticleField.CanonicalUrl, "https://other.example/sea-wall", FieldOrigin.OpenGraph) },
        { "<meta property='article:section' content='World'><meta name='parsely-section' content='Coast'>", new(ArticleField.Section, "Coast", FieldOrigin.Meta) },
    };

    [Theory]
    [MemberData(nameof(Differing))]
    public void A_value_that_differs_is_told_with_its_origin(string head, FieldDisagreement expected) => Assert.Equal([expected], ReadPage.Article(head).Disagreements);

    [Theory]
    [InlineData("<meta property='og:title' content='COUNCIL votes to repair the “sea wall” | Harbour News'>")]
    [InlineData("<meta name='twitter:title' content='Council votes to repair the…'>")]
    [InlineData("<meta property='og:locale' content='en_GB'>")]
    [InlineData("<link rel='canonical' href='https://www.news.example/world/sea-wall/'><meta property='og:url' content='http://news.example/world/sea-wall'>")]
    [InlineData("<meta property='article:section' content='World news'><meta name='parsely-section' content='world-news'>")]
    [InlineData("<meta property='article:published_time' content='2025-07-09T12:32:40Z'><meta name='date' content='2025-07-09T14:32+02:00'>")]
    [InlineData("<meta property='article:published_time' content='2025-07-09T12:32:40Z'><meta name='date' content='2025-07-09'>")]
    public void What_reads_the_same_is_no_disagreement(string head) => Assert.Empty(ReadPage.Article(head).Disagreements);

    [Fact]
    public void Crediting_fewer_of_the_same_people_is_no_disagreement() =>
        Assert.DoesNotContain(ReadPage.Article(ReadPage.JsonLd("\"author\":[{\"name\":\"Ann Lee\"},{\"name\":\"Bo Berg\"}]") + "<meta name='author' content='By Ann Lee'>").Disagreements, entry => entry.Field == ArticleField.Byline);

    [Fact]
    public void Disagreements_are_few_and_short()
    {
        var head = string.Concat(new[] { "og:title", "twitter:title", "parsely-title", "dc.title", "sailthru.title", "headline" }.Select((name, i) => $"<meta name='{name}' content='{i}{new string((char)('a' + i), 350)} headline'>"));

        var found = ReadPage.Article(head).Disagreements;

        Assert.Equal(5, found.Count);
        Assert.All(found, entry => Assert.InRange(entry.Value.Length, 1, 300));
    }

    [Fact]
    public void Declared_and_detected_language_are_both_kept()
    {
        var article = ReadPage.Article("<meta http-equiv='content-language' content='fi'>");

        Assert.Equal("en", article.DeclaredLanguage);
        Assert.Equal("en", article.DetectedLanguage);
        Assert.Equal([new FieldDisagreement(ArticleField.Language, "fi", FieldOrigin.Meta)], article.Disagreements);
    }

    [Theory]
    [InlineData("2025-07-09T12:32+05:30", "2025-07-09T07:02+00:00", true)]
    [InlineData("2025-07-09T12:32+05:30", "2025-07-09T07:03:30+00:00", false)]
    [InlineData("2025-07-09T12:32", "2025-07-09T07:02+00:00", true)]
    [InlineData("2025-07-09T12:32", "2025-07-09T07:10+00:00", false)]
    [InlineData("2025-07-09", "2025-07-09T23:59+02:00", true)]
    [InlineData("2025-07-09", "2025-07-08T23:59+02:00", false)]
    [InlineData("2025-07-09", "2025-07-08T22:30+00:00", true)]
    [InlineData("2025-07-09", "2025-07-08", false)]
    public void Instants_are_compared_as_exactly_as_both_are_known(string one, string other, bool isSame)
    {
        Assert.Equal(isSame, InstantComparison.AreSame(Instant(one), Instant(other)));
        Assert.Equal(isSame, InstantComparison.AreSame(Instant(other), Instant(one)));
    }

    private static PrintedInstant Instant(string printed)
    {
        if (printed.Length == 10)
            return PrintedInstant.OfDay(DateOnly.ParseExact(printed, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var hasOffset = printed.LastIndexOf('+') > 0;
        var at = DateTimeOffset.Parse(hasOffset ? printed : printed + "+00:00", System.Globalization.CultureInfo.InvariantCulture);
        return new PrintedInstant(at.DateTime, hasOffset ? at.Offset : null, InstantPrecision.Second);
    }
}
