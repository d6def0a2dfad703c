namespace NewsTracker.Web.Tests.Browser;

/// <summary>Every page, on a desk and on a phone, light and dark: accessible (WCAG 2.2 AA), within its width, without an error in the console. Keeps the pictures where <c>NEWSTRACKER_SCREENSHOTS</c> names a folder.</summary>
public sealed class PagesTests(FilledApp app, BrowserFixture browser) : IClassFixture<FilledApp>
{
    public static TheoryData<string, string> Pages => new()
    {
        { "today", "/?since=2020-01-01" },
        { "articles", "/articles" },
        { "articles-found", "/articles?q=mines%20-ferry&sort=relevance&density=compact" },
        { "searches", "/searches" },
        { "search-add", "/searches/add?q=mines%20country:LTU" },
        { "search-edit", "/searches/{search}/edit" },
        { "articles-unread", "/articles?q=is:unread" },
        { "go", "/go" },
        { "go-found", "/go?q=li" },
        { "articles-export", "/articles/export?q=mines" },
        { "article", "/articles/{article}" },
        { "article-cite", "/articles/{article}/cite" },
        { "article-annotate", "/articles/{article}/annotate" },
        { "annotation", "/annotations/1" },
        { "annotation-edit", "/annotations/1/edit" },
        { "article-add", "/articles/add?by=file" },
        { "article-add-text", "/articles/add?by=text" },
        { "article-story", "/articles/{copy}" },
        { "story", "/stories/{story}?with={copy}" },
        { "story-split", "/stories/{story}/split?article={copy}" },
        { "story-merge", "/stories/merge?article={copy}&with={article}" },
        { "story-merge-find", "/stories/merge?article={article}" },
        { "tags", "/tags" },
        { "tags-found", "/tags?q=mine" },
        { "tag", "/tags/treaty-process" },
        { "tag-merged", "/tags/minefields?stay=true" },
        { "tag-add", "/tags/add" },
        { "tag-edit", "/tags/mine-use/edit" },
        { "tag-merge", "/tags/mine-use/merge" },
        { "tag-merge-preview", "/tags/weapons/merge?with=humanitarian&preview=true" },
        { "tag-undo", "/tags/changes/{change}/undo" },
        { "tag-apply", "/tags/apply?q=mines&tag=mine-use" },
        { "tagging", "/tags/taggings/{tagging}" },
        { "tag-rules", "/tags/rules" },
        { "tag-rule-add", "/tags/rules/add?q=mines&tag=mine-use" },
        { "article-tags", "/articles/{article}/tags" },
        { "triage-dismiss", "/triage?article={article}&article={copy}&to=Dismissed" },
        { "triage-assign", "/triage?article={article}&give=true" },
        { "triage-many", "/triage/many?q=mines&to=Dismissed" },
        { "triage-go", "/triage/{go}" },
        { "tag-apply-ticked", "/tags/apply?id={article}&id={copy}" },
        { "countries", "/countries" },
        { "countries-treaty", "/countries?view=Treaty&group=nato" },
        { "country", "/countries/LTU" },
        { "country-contested", "/countries/UKR" },
        { "country-note", "/countries/LTU/note" },
        { "country-note-history", "/countries/LTU/note/history" },
        { "treaty", "/treaty" },
        { "treaty-acts", "/treaty/acts" },
        { "attention", "/attention?of=LTU&of=FIN&from=2025-06-01&to=2025-08-01" },
        { "map", "/map" },
        { "map-stance", "/map?by=production" },
        { "matrix", "/matrix" },
        { "matrix-compared", "/matrix?compare=2025-01-01" },
        { "positions", "/positions" },
        { "position", "/positions/{position}" },
        { "position-add", "{coding}" },
        { "position-correct", "/positions/{position}/correct" },
        { "review", "/review" },
        { "review-item", "/review/{review}" },
        { "suggestion", "/review/suggestions/{suggestion}" },
        { "codebook", "/codebook" },
        { "language-model", "/language-model" },
        { "sources", "/sources" },
        { "source", "/sources/1" },
        { "source-rules", "/sources/1/rules" },
        { "poll", "/sources/polls/1" },
        { "source-add", "/sources/add" },
        { "source-found", "/sources/add/{look}" },
        { "source-feed", "/sources/feeds/1" },
        { "source-listing", "/sources/feeds/{listing}/listing" },
        { "source-filters", "/sources/filters/1" },
        { "source-filters-all", "/sources/filters" },
        { "source-bench", "/sources/bench?kind=article" },
        { "source-import", "/sources/import" },
        { "source-import-starter", "/sources/import?from=starter" },
        { "source-rename", "/sources/1/rename" },
        { "article-revisions", "/articles/{article}/revisions" },
        { "re-extract", "/articles/re-extract?all=true" },
        { "source-why", "/sources/1/why" },
        { "address-why", "/sources/why?url=https://example.org/a" },
        { "source-warc", "/sources/1/warc" },
        { "source-back-fill", "/sources/1/back-fill" },
        { "analysis", "/analysis" },
        { "jobs", "/jobs" },
        { "job", "/jobs/{job}" },
        { "re-extraction", "/articles/re-extractions/{job}?state=Same" },
        { "notices", "/notices" },
        { "news", "/notices/yours" },
        { "news-choices", "/notices/choices" },
        { "users", "/users" },
        { "user-add", "/users/add" },
        { "user", "/users/{user}" },
        { "audit", "/audit" },
        { "settings", "/settings" },
        { "account", "/account" },
        { "not-found", "/no/such/page" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Each_page_is_accessible_and_fits(string name, string path) => LookAsync(name, path, signedIn: true);

    [Fact]
    public Task The_sign_in_page_is_accessible_and_fits() => LookAsync("sign-in", "/account/sign-in", signedIn: false);

    private async Task LookAsync(string name, string path, bool signedIn)
    {
        path = app.Places.Aggregate(path, (address, place) => address.Replace(place.Key, place.Value, StringComparison.Ordinal));
        var page = await browser.NewPageAsync(app.Address, new() { StorageState = signedIn ? await app.SignedInStateAsync(browser) : null });
        var problems = await PageViews.FindProblemsAsync(page, name, path);
        await page.Context.DisposeAsync();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }
}
