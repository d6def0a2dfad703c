using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsTracker.Core.Articles;
using NewsTracker.Data.Audit;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Tests.Hosting;
using NewsTracker.Testing.Fixtures;

namespace NewsTracker.Scraping.Tests.Ingestion;

/// <summary>Pages saved as text, in four layouts, taken in as an editor would upload them.</summary>
public sealed class TextFixtureTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static readonly AuditActor Editor = new(Guid.Parse("01997000-0000-7000-8000-000000000002"), "An editor", null);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => TextFixtures.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_saved_page_gives_its_article_and_the_same_file_again_nothing_new(string name)
    {
        var fixture = TextFixtures.Load(name);
        var stored = Assert.IsType<IngestOutcome.Stored>(await IngestAsync(fixture));
        var article = await pipeline.WithDbAsync(db => db.Articles.SingleAsync(a => a.Id == stored.ArticleId, Cancelled));
        var expected = fixture.Expected;

        Assert.Equal(expected.Headline, article.Headline);
        Assert.Equal(expected.Byline.Where(credit => !credit.IsOrganisation).Select(credit => credit.Name), article.Authors);
        Assert.Equal(expected.Byline.Where(credit => credit.IsOrganisation).Select(credit => credit.Name), article.CreditedOrganisations);
        Assert.Equal(expected.Published, article.Published?.ToString());
        Assert.Equal(expected.Modified, article.Modified?.ToString());
        Assert.Equal(expected.Language, article.Language);
        Assert.Equal(string.Join("\n\n", expected.Body), article.BodyText);
        Assert.Equal(expected.Countries, article.MentionedCountries.Select(code => code.Value));

        var id = stored.ArticleId.ToString(CultureInfo.InvariantCulture);
        Assert.True(await pipeline.WithDbAsync(db => db.AuditEvents.AnyAsync(e => e.Action == "articles.add" && e.SubjectId == id, Cancelled)));
        Assert.Equal(new IngestOutcome.Unchanged(stored.ArticleId), await IngestAsync(fixture));
    }

    private async Task<IngestOutcome> IngestAsync(TextFixture fixture)
    {
        await using var scope = pipeline.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ArticleIngestor>().IngestAsync(
            new IncomingDocument
            {
                Origin = ArticleOrigin.File,
                Content = fixture.Content,
                ContentType = "text/plain",
                FetchedAt = new DateTimeOffset(TextFixtures.ReadOn, TimeOnly.MinValue, TimeSpan.Zero),
            },
            Editor,
            Cancelled);
    }
}
