using System.Net;
using AngleSharp.Html.Dom;
using NewsTracker.Core.Accounts;
using NewsTracker.Data.Audit;
using NewsTracker.Web.Settings;
using NewsTracker.Web.Tests.Hosting;
using NewsTracker.Web.Tests.Positions;

namespace NewsTracker.Web.Tests.PageMemory;

/// <summary>A page that is kept is the page that would be made for whoever asks.</summary>
public sealed class RememberedPagesTests(NewsTrackerApp app) : IClassFixture<NewsTrackerApp>
{
    private static readonly AuditActor Colleague = CodedNewsroom.Colleague;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_is_made_once_while_nothing_changes_and_a_browser_that_has_it_is_told_so()
    {
        var visitor = await VisitorAsync();

        // A test before may have asked for the same page.
        await CodedNewsroom.AddAsync(app);
        using var made = await visitor.GetAsync(Address("/articles"), Cancelled);
        using var kept = await visitor.GetAsync(Address("/articles"), Cancelled);
        Assert.Equal((null, true), (made.Headers.Age, kept.Headers.Age.HasValue));
        Assert.Equal(await made.Content.ReadAsStringAsync(Cancelled), await kept.Content.ReadAsStringAsync(Cancelled));
        Assert.NotEqual(made.Headers.GetValues("Content-Security-Policy"), kept.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal((true, true, false), (kept.Headers.CacheControl!.Private, kept.Headers.CacheControl.NoCache, kept.Headers.CacheControl.NoStore));

        using var again = new HttpRequestMessage(HttpMethod.Get, "/articles");
        again.Headers.IfNoneMatch.Add(kept.Headers.ETag!);
        using var known = await visitor.SendAsync(again, Cancelled);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);

        await CodedNewsroom.AddAsync(app);
        using var since = new HttpRequestMessage(HttpMethod.Get, "/articles");
        since.Headers.IfNoneMatch.Add(kept.Headers.ETag!);
        using var newer = await visitor.SendAsync(since, Cancelled);
        Assert.Equal(HttpStatusCode.OK, newer.StatusCode);
    }

    [Fact]
    public async Task Nobody_is_given_what_was_made_for_another()
    {
        await CodedNewsroom.AddAsync(app);
        var visitor = await VisitorAsync();
        var (analyst, editor, other) = (await app.CreateSignedInAsync(Role.Analyst), await app.CreateSignedInAsync(Role.Editor), await app.CreateSignedInAsync(Role.Analyst));
        var tokens = new List<string?>();
        for (var round = 0; round < 2; round++)
        {
            var pages = new List<IHtmlDocument>();
            foreach (var client in new[] { visitor, analyst, editor, other })
                pages.Add(await client.PageAsync("/articles", Cancelled));
            Assert.Equal(["", "Account: Analyst of the tests", "Account: Editor of the tests", "Account: Analyst of the tests"], pages.Select(NameOn));
            Assert.Equal([false, false, true, false], pages.Select(page => page.QuerySelector("#selection") is not null));
            Assert.Equal(4, pages.Select(page => page.QuerySelector("[data-palette]")!.GetAttribute("data-palette")).Distinct().Count());
            tokens.AddRange(pages.Select(page => page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value")));
            Assert.Null(tokens[^4]);
        }

        Assert.Equal(4, tokens.Distinct().Count());
        using var signedOut = await editor.PostFormAsync("/account/sign-out", [], formPage: "/articles");
        Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
        Assert.Equal("", NameOn(await editor.PageAsync("/articles", Cancelled)));
    }

    [Fact]
    public async Task A_browser_is_given_no_tokens_of_another_browser_of_the_same_person()
    {
        var email = await app.AddUserAsync(Role.Analyst);
        var browsers = new List<HttpClient>();
        for (var i = 0; i < 2; i++)
        {
            var browser = app.CreateVisitor();
            using var signedIn = await browser.PostFormAsync("/account/sign-in", new() { ["Input.Email"] = email, ["Input.Password"] = NewsTrackerApp.Password });
            browsers.Add(browser);
        }

        foreach (var browser in browsers.Concat(browsers))
            await browser.PageAsync("/articles", Cancelled);
        foreach (var browser in browsers)
        {
            using var signedOut = await browser.PostFormAsync("/account/sign-out", [], formPage: "/articles");
            Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
        }
    }

    [Fact]
    public async Task A_visitor_is_turned_away_at_once_where_reading_is_closed()
    {
        var visitor = await VisitorAsync();
        await visitor.PageAsync("/articles", Cancelled);
        await LetVisitorsReadAsync(false);
        using var refused = await visitor.GetAsync(Address("/articles"), Cancelled);
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
    }

    [Fact]
    public async Task A_theme_has_pages_of_its_own()
    {
        var visitor = await VisitorAsync();
        foreach (var theme in new[] { "dark", "light", "dark" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/articles") { Headers = { { "Cookie", $"theme={theme}" } } };
            using var answer = await visitor.SendAsync(request, Cancelled);
            Assert.Contains($"data-bs-theme=\"{theme}\"", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_notice_of_the_page_before_is_shown_once()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var editor = await app.CreateSignedInAsync(Role.Editor);
        await editor.PageAsync("/articles", Cancelled);
        using var decided = await editor.PostFormAsync("/triage", new() { ["article"] = $"{newsroom.Article.Id}", ["to"] = "Kept", ["from"] = "/articles" }, formPage: "/articles");
        Assert.Equal("/articles", decided.Headers.Location!.ToString());
        Assert.NotNull((await editor.PageAsync("/articles", Cancelled)).QuerySelector(".site-main > .alert-success"));
        Assert.Null((await editor.PageAsync("/articles", Cancelled)).QuerySelector(".site-main > .alert-success"));
    }

    [Fact]
    public async Task A_search_that_is_wrong_is_not_kept()
    {
        var visitor = await VisitorAsync();
        for (var i = 0; i < 2; i++)
        {
            using var refused = await visitor.GetAsync(Address("/articles?q=country:Nowhere"), Cancelled);
            Assert.Equal((HttpStatusCode.BadRequest, null, null), (refused.StatusCode, refused.Headers.Age, refused.Headers.ETag));
        }
    }

    private async Task<HttpClient> VisitorAsync()
    {
        await LetVisitorsReadAsync(true);
        return app.CreateVisitor();
    }

    private Task<bool> LetVisitorsReadAsync(bool allowed) => app.WithAsync<InstallationSettings, bool>(async settings =>
    {
        await settings.SetAnonymousReadingAsync(allowed, Colleague, Cancelled);
        return allowed;
    });

    private static string NameOn(IHtmlDocument page) => page.QuerySelector("[aria-label^='Account:']")?.GetAttribute("aria-label") ?? "";

    private static Uri Address(string address) => new(address, UriKind.Relative);
}
