using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Extraction;
using NewsTracker.Scraping.Ingestion;
using NewsTracker.Scraping.Tests.Hosting;

namespace NewsTracker.Scraping.Tests.Ingestion;

public sealed class PublisherRulesIngestionTests(ScrapingPipeline pipeline) : IClassFixture<ScrapingPipeline>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_stored_with_what_it_says_of_itself_and_where()
    {
        var revision = await StoreAsync(rules: null);
        Assert.Equal("Council votes on demining funds", revision.Headline);
        Assert.Equal("Politics", revision.Section);
        Assert.Equal(["mines", "budget"], revision.Keywords);
        Assert.Equal("https://paper.example/council.jpg", revision.LeadImageUrl);
        Assert.True(revision.IsPaywalled);
        Assert.Equal("en-GB", revision.DeclaredLanguage);
        Assert.Equal("JsonLd", revision.Origins["IsPaywalled"]);
        foreach (var field in new[] { "Section", "Keywords", "LeadImageUrl" })
        {
            Assert.True(Enum.IsDefined(Enum.Parse<FieldOrigin>(revision.Origins[field])), field);
        }
    }

    [Fact]
    public async Task A_sources_rule_overrides_what_the_engine_found_and_a_failing_one_is_kept()
    {
        var revision = await StoreAsync("""{ "layouts": [ { "fields": { "headline": { "selector": ".kicker" }, "section": { "selector": ".gone" } } } ] }""");
        Assert.Equal("Money for the minefields", revision.Headline);
        Assert.Equal("PublisherRule", revision.Origins["Headline"]);
        Assert.Contains(revision.Disagreements, other => other is { Field: ArticleField.Headline, Value: "Council votes on demining funds" });
        Assert.Equal("Politics", revision.Section);
        var failure = Assert.Single(revision.RuleFailures);
        Assert.Equal((ArticleField.Section, ".gone"), (failure.Field, failure.Selector));
    }

    [Theory]
    [InlineData("not JSON at all")]
    [InlineData("""{ "layouts": [ { "fields": { "colour": { "selector": "h1" } } } ] }""")]
    public async Task Rules_that_can_no_longer_be_read_do_not_cost_the_article(string rules)
    {
        var revision = await StoreAsync(rules);
        Assert.Equal("Council votes on demining funds", revision.Headline);
        Assert.Empty(revision.RuleFailures);
    }

    [Fact]
    public async Task A_change_beside_the_text_makes_no_revision()
    {
        var sourceId = await pipeline.AddSourceAsync();
        var url = new Uri($"https://paper.example/{sourceId}");
        var stored = Assert.IsType<IngestOutcome.Stored>(await IngestAsync(sourceId, url, Page("Politics")));
        Assert.Equal(new IngestOutcome.Unchanged(stored.ArticleId), await IngestAsync(sourceId, url, Page("World")));
        Assert.Equal(1, await pipeline.WithDbAsync(db => db.Revisions.CountAsync(r => r.ArticleId == stored.ArticleId, Cancelled)));
    }

    [Fact]
    public async Task Other_rules_make_no_edit_of_a_page_that_stayed_as_it_was()
    {
        var sourceId = await pipeline.AddSourceAsync();
        var url = new Uri($"https://paper.example/{sourceId}");
        var stored = Assert.IsType<IngestOutcome.Stored>(await IngestAsync(sourceId, url, Page("Politics")));
        await pipeline.WithDbAsync(db => db.Sources.Where(s => s.Id == sourceId).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.ExtractionRules, """{ "layouts": [ { "fields": { "headline": { "selector": ".kicker" } } } ] }"""), Cancelled));

        Assert.Equal(new IngestOutcome.Unchanged(stored.ArticleId), await IngestAsync(sourceId, url, Page("Politics")));
        Assert.Equal(new IngestOutcome.Unchanged(stored.ArticleId), await IngestAsync(sourceId, url, Page("World")));
        var edited = Page("World").Replace("at least four seasons", "at least five seasons", StringComparison.Ordinal);
        Assert.Equal(new IngestOutcome.Revised(stored.ArticleId, 2), await IngestAsync(sourceId, url, edited));
        Assert.Equal(new IngestOutcome.Unchanged(stored.ArticleId), await IngestAsync(sourceId, url, edited));
    }

    [Fact]
    public async Task A_damaged_snapshot_does_not_cost_the_edit()
    {
        var sourceId = await pipeline.AddSourceAsync();
        var url = new Uri($"https://paper.example/{sourceId}");
        var stored = Assert.IsType<IngestOutcome.Stored>(await IngestAsync(sourceId, url, Page("Politics")));
        await pipeline.WithDbAsync(db => db.Revisions.Where(r => r.ArticleId == stored.ArticleId).Select(r => r.Snapshot!).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.Length, 7), Cancelled));
        Assert.Equal(
            new IngestOutcome.Revised(stored.ArticleId, 2), await IngestAsync(sourceId, url, Page("Politics").Replace("at least four seasons", "at least five seasons", StringComparison.Ordinal)));
    }

    private async Task<Revision> StoreAsync(string? rules)
    {
        var sourceId = await pipeline.AddSourceAsync(rules);
        var stored = Assert.IsType<IngestOutcome.Stored>(await IngestAsync(sourceId, new Uri($"https://paper.example/{sourceId}"), Page("Politics")));
        return await pipeline.WithDbAsync(db => db.Revisions.SingleAsync(r => r.ArticleId == stored.ArticleId, Cancelled));
    }

    private Task<IngestOutcome> IngestAsync(long sourceId, Uri url, string page) => pipeline.IngestAsync(page, url, sourceId, fetchedAt: new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    private static string Page(string section) =>
        $$"""
        <!DOCTYPE html>
        <html lang="en-GB"><head><title>Council votes on demining funds</title>
        <meta property="og:image" content="https://paper.example/council.jpg">
        <script type="application/ld+json">
        { "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Council votes on demining funds", "datePublished": "2026-03-01T10:00:00+01:00",
          "articleSection": "{{section}}", "keywords": ["mines", "budget"], "isAccessibleForFree": false }
        </script></head>
        <body><main><article>
        <p class="kicker">Money for the minefields</p>
        <h1>Council votes on demining funds</h1>
        <p>The regional council voted on Sunday to set aside money for clearing the mined fields along the river, after a debate that went on until late in the night.</p>
        <p>Farmers had asked for years that the land be made safe. The clearing is to begin in the spring, and the council expects it to take at least four seasons.</p>
        <p>Two members abstained, saying that the sum was too small for the work and that the ministry in the capital should carry the greater part of the cost.</p>
        </article></main></body></html>
        """;
}
