using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Sources;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Sources;

public sealed class PublisherRulesTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private const string Good = """{ "layouts": [ { "fields": { "headline": { "selector": ".kicker" }, "section": { "selector": ".gone" } } } ] }""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rules_are_saved_and_removed_and_both_are_audited()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var id = await AddSourceAsync();
        using var saved = await admin.PostFormAsync($"/sources/{id}/rules", new() { ["Rules"] = Good }, "Save");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains(".kicker", await RulesOfAsync(id), StringComparison.Ordinal);

        using var removed = await admin.PostFormAsync($"/sources/{id}/rules", [], "Remove");
        Assert.Equal(HttpStatusCode.Redirect, removed.StatusCode);
        Assert.Null(await RulesOfAsync(id));
        var acts = await app.WithDbAsync(db => db.AuditEvents.Where(e => e.SubjectType == "Source" && e.SubjectId == $"{id}").OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(Cancelled));
        Assert.Equal(["sources.change-rules", "sources.remove-rules"], acts);
    }

    [Fact]
    public async Task Emptying_the_box_removes_the_rules_as_removing_them_does()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var id = await AddSourceAsync();
        using var saved = await admin.PostFormAsync($"/sources/{id}/rules", new() { ["Rules"] = Good }, "Save");
        using var emptied = await admin.PostFormAsync($"/sources/{id}/rules", new() { ["Rules"] = " " }, "Save");
        Assert.Equal(HttpStatusCode.Redirect, emptied.StatusCode);
        Assert.Null(await RulesOfAsync(id));
        Assert.Equal("sources.remove-rules", await app.WithDbAsync(db => db.AuditEvents.Where(e => e.SubjectType == "Source" && e.SubjectId == $"{id}").OrderByDescending(e => e.Id).Select(e => e.Action).FirstAsync(Cancelled)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("""{ "layouts": [ { "fields": { "colour": { "selector": "h1" } } } ] }""")]
    public async Task Faulty_rules_are_told_kept_in_the_form_and_not_saved(string rules)
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var id = await AddSourceAsync();
        using var response = await admin.PostFormAsync($"/sources/{id}/rules", new() { ["Rules"] = rules }, "Save");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var page = await response.ReadAsync(Cancelled);
        Assert.NotEmpty(page.QuerySelectorAll("#problems li"));
        Assert.Equal(rules, page.QuerySelector("#rules")!.TextContent);
        Assert.Null(await RulesOfAsync(id));
    }

    [Fact]
    public async Task An_editor_and_a_visitor_cannot_open_or_change_rules()
    {
        var id = await AddSourceAsync();
        var address = new Uri($"/sources/{id}/rules", UriKind.Relative);
        using var editor = await (await app.CreateSignedInAsync(Role.Editor)).GetAsync(address, Cancelled);
        Assert.Equal(HttpStatusCode.Forbidden, editor.StatusCode);
        using var visitor = await app.CreateVisitor().PostAsync(address, new FormUrlEncodedContent([new("Rules", Good)]), Cancelled);
        Assert.Equal(HttpStatusCode.Unauthorized, visitor.StatusCode);
        Assert.Null(await RulesOfAsync(id));
    }

    [Fact]
    public async Task Rules_are_tried_on_a_stored_article_without_saving()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var id = await AddSourceAsync();
        var article = await IngestAsync(id);
        using var response = await admin.PostFormAsync($"/sources/{id}/rules", new() { ["Rules"] = Good, ["ArticleId"] = $"{article}" }, "Try");
        var page = await response.ReadAsync(Cancelled);
        var headline = page.QuerySelectorAll("#trial tbody tr").Single(row => row.QuerySelector("th")!.TextContent.StartsWith("Headline", StringComparison.Ordinal));
        Assert.Equal(["Council votes on demining funds", "Money for the minefields"], headline.QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Null(await RulesOfAsync(id));
    }

    [Fact]
    public async Task A_reader_sees_origins_disagreements_and_flags_and_the_source_its_failing_rules()
    {
        var reader = await app.CreateSignedInAsync(Role.Analyst);
        var id = await AddSourceAsync(Good);
        var article = await IngestAsync(id);
        var page = await reader.PageAsync($"/articles/{article}", Cancelled);
        var headline = page.QuerySelector("#origins [data-field=Headline]")!;
        Assert.Equal("publisher rule", headline.QuerySelector(".origin")!.TextContent);
        Assert.Contains("Council votes on demining funds", headline.QuerySelector(".other")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Where each field came from; 2 told otherwise elsewhere on the page", page.QuerySelector("#origins summary")!.TextContent);
        Assert.Contains("1 Mar 2026, 10:00 (UTC+01:00)", page.QuerySelector("#origins [data-field=Published]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("The page also says 26 Feb 2026, 08:00 (UTC+01:00) (Open Graph)", page.QuerySelector("#origins [data-field=Published] .other")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#paywalled"));
        Assert.Equal("https://paper.example/council.jpg", page.QuerySelector("#lead-image")!.GetAttribute("href"));
        Assert.Empty(page.QuerySelectorAll("main img"));

        var source = await reader.PageAsync($"/sources/{id}", Cancelled);
        Assert.Equal(".gone", source.QuerySelector("#failing-rules tbody code")!.TextContent);
    }

    private Task<string?> RulesOfAsync(long id) => app.WithDbAsync(db => db.Sources.Where(s => s.Id == id).Select(s => s.ExtractionRules).SingleAsync(Cancelled));

    private Task<long> AddSourceAsync(string? rules = null) => app.WithDbAsync(async db =>
    {
        var source = new Source { Name = "A paper", HomeUrl = $"https://paper.example/{Guid.NewGuid()}", CreatedAt = TimeProvider.System.GetUtcNow(), ExtractionRules = rules };
        db.Sources.Add(source);
        await db.SaveChangesAsync(Cancelled);
        return source.Id;
    });

    private Task<long> IngestAsync(long sourceId) => app.TakeInAsync(Page, new Uri($"https://paper.example/{sourceId}"), sourceId);

    private const string Page =
        """
        <!DOCTYPE html>
        <html lang="en-GB"><head><title>Council votes on demining funds</title>
        <meta property="og:image" content="https://paper.example/council.jpg">
        <meta property="article:published_time" content="2026-02-26T08:00:00+01:00">
        <script type="application/ld+json">
        { "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Council votes on demining funds", "datePublished": "2026-03-01T10:00:00+01:00", "isAccessibleForFree": false }
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
