using NewsTracker.Core.Accounts;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Sources;
using NewsTracker.Core.Sources.Filtering;
using NewsTracker.Web.Tests.Hosting;

namespace NewsTracker.Web.Tests.Sources;

/// <summary>The filters that hold for every source: the page names none, and its buttons lead where they say all the same.</summary>
public sealed class GlobalFiltersTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_and_a_sources_own_are_tried_together_on_what_came_by_feeds()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var now = TimeProvider.System.GetUtcNow();
        var source = await app.WithDbAsync(async db =>
        {
            var added = new Source { Name = "The port", HomeUrl = $"https://{Guid.NewGuid():N}.example/", CreatedAt = now, Filters = ArticleFilterJson.Write(new ArticleFilter { ExcludeWords = [WordPattern.Parse("lighthouse").Pattern!] }) };
            db.Sources.Add(added);
            await db.SaveChangesAsync(Cancelled);
            foreach (var (headline, origin) in new[] { ("A trawler came in", ArticleOrigin.Feed), ("The lighthouse is dark", ArticleOrigin.Feed), ("A trawler was pasted", ArticleOrigin.PastedText) })
            {
                db.Articles.Add(new Article { SourceId = added.Id, Origin = origin, Headline = headline, BodyText = "It was seen by many.", DatedAt = now, FirstSeenAt = now, LastChangedAt = now });
            }

            await db.SaveChangesAsync(Cancelled);
            return added.Id;
        });
        var forAll = new Dictionary<string, string> { ["Input.ExcludeWords"] = "trawler" };
        using var global = await admin.PostFormAsync("/sources/filters?handler=Try", forAll, formPage: "/sources/filters");
        var kept = (await global.ReadAsync(Cancelled)).QuerySelector("#trial")!.TextContent;
        Assert.Contains("Of the newest 2 articles 2 would have been kept out", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("pasted", kept, StringComparison.Ordinal);

        forAll["Seen"] = (await admin.PageAsync("/sources/filters", Cancelled)).QuerySelector("input[name=Seen]")!.GetAttribute("value")!;
        using var saved = await admin.PostFormAsync("/sources/filters?handler=Save", forAll, formPage: "/sources/filters");
        using var own = await admin.PostFormAsync($"/sources/filters/{source}?handler=Try", new() { ["Input.IncludeWords"] = "trawler\nlighthouse" }, formPage: $"/sources/filters/{source}");
        kept = (await own.ReadAsync(Cancelled)).QuerySelector("#trial")!.TextContent;
        Assert.Contains("Of the newest 2 articles 1 would have been kept out", kept, StringComparison.Ordinal);
        Assert.Contains("(filters for all sources)", kept, StringComparison.Ordinal);
        forAll = new() { ["Seen"] = (await admin.PageAsync("/sources/filters", Cancelled)).QuerySelector("input[name=Seen]")!.GetAttribute("value")! };
        using var cleared = await admin.PostFormAsync("/sources/filters?handler=Save", forAll, formPage: "/sources/filters");
    }

    [Fact]
    public async Task They_are_tried_and_saved_by_the_buttons_of_their_page()
    {
        var admin = await app.CreateSignedInAsync(Role.Admin);
        var page = await admin.PageAsync("/sources/filters", Cancelled);
        var fields = new Dictionary<string, string> { ["Input.ExcludeWords"] = "ferry", ["Seen"] = page.QuerySelector("input[name=Seen]")!.GetAttribute("value")! };

        using var tried = await admin.PostFormAsync(AddressOf("Try on"), fields, formPage: "/sources/filters");
        Assert.NotNull((await tried.ReadAsync(Cancelled)).QuerySelector("#trial"));

        using var saved = await admin.PostFormAsync(AddressOf("Check and save"), fields, formPage: "/sources/filters");
        Assert.Equal("/sources", saved.Headers.Location!.ToString());
        Assert.Contains("ferry", (await admin.PageAsync("/sources/filters", Cancelled)).QuerySelector("[name='Input.ExcludeWords']")!.TextContent, StringComparison.Ordinal);

        string AddressOf(string button) => "/sources/filters" + page.QuerySelectorAll("#filters-form button").Single(b => b.TextContent.StartsWith(button, StringComparison.Ordinal)).GetAttribute("formaction")!;
    }
}
