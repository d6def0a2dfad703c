using System.Text.Json;
using NewsTracker.Core.Extraction;

namespace NewsTracker.Core.Tests.Extraction;

public sealed class ExtractionCaseTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Extraction", "Cases");

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static TheoryData<string> Cases() => [.. Directory.Exists(Folder) ? Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)!) : []];

    [Fact]
    public void There_are_cases() => Assert.NotEmpty(Cases());

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_page_becomes_the_article_that_is_expected(string name)
    {
        var expected = JsonSerializer.Deserialize<Expected>(File.ReadAllText(Path.Combine(Folder, name, "expected.json")), Options)!;
        var source = File.ReadAllBytes(Path.Combine(Folder, name, "source.html"));

        var outcome = ArticleExtractor.Extract(source, "text/html", expected.Url is null ? null : new Uri(expected.Url), new DateOnly(2026, 1, 15));

        var article = Assert.IsType<ExtractionOutcome.Extracted>(outcome).Article;
        Assert.Equal(expected.Body, article.Blocks.Select(block => block.Text));
        Assert.Equal(expected.Headline, article.Headline.Value);
        Assert.Equal(expected.Published, article.Published?.Value.ToString());
        Assert.Equal(expected.Modified, article.Modified?.Value.ToString());
        Assert.Equal(expected.Language, article.Language?.Value);
        Assert.Equal(expected.SiteName, article.SiteName?.Value);
        Assert.Equal(expected.CanonicalUrl, article.CanonicalUrl?.Value);
        Assert.Equal(expected.People, article.Byline.Where(entry => !entry.IsOrganisation).Select(entry => entry.Name));
        Assert.Equal(expected.Organisations, article.Byline.Where(entry => entry.IsOrganisation).Select(entry => entry.Name));
        Assert.Equal(SpacesOut(article.BodyHtml), SpacesOut(ArticleSanitizer.Sanitize(article.BodyHtml)));
    }

    private static string SpacesOut(string html) => html.Replace("\n", "", StringComparison.Ordinal);

    public sealed record Expected(
        string? Url, string Headline, IReadOnlyList<string> People, IReadOnlyList<string> Organisations, string? Published, string? Modified, string? Language, string? SiteName, string? CanonicalUrl,
        IReadOnlyList<string> Body);
}
