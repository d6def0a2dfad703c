using NewsTracker.Core.Accounts;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>Sources, jobs, notices, people and settings.</summary>
public sealed class RunningPagesTests(FilledApp app, BrowserFixture browser) : PageLooks(app, browser)
{
    public static TheoryData<string, string> Pages => new()
    {
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

    [Theory]
    [InlineData(Role.Editor, "/sources /sources/1 /sources/polls/1 /notices /notices/yours /account")]
    [InlineData(Role.Analyst, "/sources /sources/1 /notices/yours /notices/choices /account")]
    [InlineData(Visitor, "/sources /sources/1 /sources/polls/1")]
    public Task Others_than_an_admin_find_their_pages_accessible(string role, string paths) => GlanceAsync(role, paths);
}
