using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Sources;
using NewsTracker.Testing;
using NewsTracker.Testing.Newsroom;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>An admin pastes an address, sees what each feed would bring, chooses, and finds the ledger filling.</summary>
public sealed class AddSourceTests(FilledApp app, BrowserFixture browser) : IClassFixture<FilledApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_home_page_leads_to_its_feeds_and_nothing_is_stored_until_one_is_chosen(bool hasScripts)
    {
        var newsroom = await app.StartNewsroomAsync(Cancelled);
        var before = await CountStoredAsync();
        var page = await OpenAsync(hasScripts);
        await LookAsync(page, newsroom.BaseAddress);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Sample newsroom");
        var rss = page.Locator(".found").Filter(new() { HasText = NewsroomCatalogue.RssPath }).First;
        await Expect(rss.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        await Expect(rss).ToContainTextAsync("Would be stored");
        await Expect(rss).ToContainTextAsync("Forbidden by robots.txt");
        await Expect(rss).ToContainTextAsync("Not fetched");
        await Expect(page.Locator(".found").Filter(new() { HasText = $"{NewsroomCatalogue.SitemapPath} ·" }).First).ToContainTextAsync("named by robots.txt");
        await Expect(page.Locator(".found").Filter(new() { HasText = "Listing page" })).ToHaveCountAsync(1);
        await Pictures.TakeAsync(page, $"source-found-{(hasScripts ? "scripts" : "plain")}", isWhole: true);
        Assert.Equal(before, await CountStoredAsync());
        Assert.DoesNotContain(newsroom.Requests, request => request.Path == NewsroomCatalogue.DeniedPath);

        await page.GetByLabel("Group").FillAsync(" Samples / Daily ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add what is chosen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("added");
        await LedgerAsync(page, newsroom.BaseAddress);
        var home = newsroom.BaseAddress.AbsoluteUri;
        var source = await app.WithDbAsync(db => db.Sources.Include(s => s.Feeds).SingleAsync(s => s.HomeUrl == home, Cancelled));
        Assert.Equal(("Samples/Daily", newsroom.AddressOf(NewsroomCatalogue.RssPath).AbsoluteUri), (source.Group, Assert.Single(source.Feeds).Url));
        Assert.Equal(1, await app.WithDbAsync(db => db.AuditEvents.CountAsync(e => e.Action == "sources.create" && e.SubjectId == $"{source.Id}", Cancelled)));

        // Paused, the feed stays as it is.
        await page.GetByRole(AriaRole.Link, new() { Name = "Settings" }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("paused");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_section_page_is_added_as_a_listing_and_followed_through_its_pages()
    {
        var newsroom = await app.StartNewsroomAsync(Cancelled);
        var page = await OpenAsync(hasScripts: true);
        await LookAsync(page, newsroom.AddressOf(NewsroomCatalogue.PagedListingPath));
        var listing = page.Locator(".found").Filter(new() { HasText = "Listing page" });
        await Expect(listing).ToContainTextAsync("Would be stored");
        foreach (var box in await page.Locator(".found input[type=checkbox]").AllAsync())
        {
            await box.UncheckAsync();
        }

        await listing.GetByRole(AriaRole.Checkbox).CheckAsync();
        await listing.Locator("summary").ClickAsync();
        await Expect(listing.GetByLabel("Where the page names its articles")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("card"));
        await listing.GetByLabel("Where the page names its articles").FillAsync("""{ "items": "li:has(a)" }""");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add what is chosen" }).ClickAsync();
        await Expect(page.Locator("#problems")).ToContainTextAsync("cannot be used");
        await listing.GetByLabel("Where the page names its articles").FillAsync("""{ "items": ".gone" }""");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add what is chosen" }).ClickAsync();
        await Expect(page.Locator("#problems")).ToContainTextAsync("Nothing on the page matches");
        await listing.GetByLabel("Where the page names its articles").FillAsync("""{ "items": ".card", "date": ".gone" }""");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add what is chosen" }).ClickAsync();
        await Expect(page.Locator("#problems")).ToContainTextAsync(".gone");
        await listing.GetByLabel("Where the page names its articles").FillAsync("""{ "items": ".card", "date": ".card-date", "next": "a.next", "pages": 5 }""");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add what is chosen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("added");
        await LedgerAsync(page, newsroom.BaseAddress);
        var home = newsroom.BaseAddress.AbsoluteUri;
        var stored = await app.WithDbAsync(db => db.Articles.CountAsync(a => a.Source!.HomeUrl == home, Cancelled));
        Assert.Equal(NewsroomCatalogue.OnCards.Count, stored);
        Assert.Equal(FeedKind.Listing, await app.WithDbAsync(db => db.Feeds.Where(f => f.Source!.HomeUrl == home).Select(f => f.Kind).SingleAsync(Cancelled)));
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task An_address_typed_without_its_scheme_is_read_by_http_where_https_is_silent_and_says_so(ColorScheme scheme)
    {
        var newsroom = await app.StartNewsroomAsync(Cancelled);
        var page = await app.OpenAsync(browser, "/sources/add", new() { ColorScheme = scheme });
        await page.GetByLabel("Address of the publisher").FillAsync($"{newsroom.BaseAddress.Authority}{NewsroomCatalogue.RssPath}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find feeds" }).ClickAsync();
        await Expect(page.Locator("#save")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await Expect(page.Locator("#detour")).ToContainTextAsync("without encryption");
        await Expect(page.Locator(".found").First).ToContainTextAsync(newsroom.AddressOf(NewsroomCatalogue.RssPath).AbsoluteUri);
        Assert.Empty(await Axe.FindBreachesAsync(page, Axe.Everything));
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task An_address_where_nothing_answers_is_said_to_be_so()
    {
        var page = await OpenAsync(hasScripts: true);
        await page.GotoAsync("/sources/add");
        await page.GetByLabel("Address of the publisher").FillAsync("javascript:alert(1)");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find feeds" }).ClickAsync();
        await Expect(page.Locator("#problems")).ToContainTextAsync("https://");
        await page.GetByLabel("Address of the publisher").FillAsync("http://127.0.0.1:9/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Find feeds" }).ClickAsync();
        await Expect(page.Locator("#look-problem")).ToContainTextAsync("127.0.0.1", new() { Timeout = 60_000 });
        await Expect(page.Locator("#steps")).ToHaveCountAsync(0);
        await page.Context.DisposeAsync();
    }

    private async Task<IPage> OpenAsync(bool hasScripts) =>
        await browser.NewPageAsync(app.Address, new() { StorageState = await app.SignedInStateAsync(browser), JavaScriptEnabled = hasScripts, ViewportSize = new() { Width = 1280, Height = 900 } });

    private static async Task LookAsync(IPage page, Uri address)
    {
        await page.GotoAsync("/sources/add");
        await page.GetByLabel("Address of the publisher").FillAsync(address.AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Find feeds" }).ClickAsync();
        await Expect(page.Locator("#save")).ToBeVisibleAsync(new() { Timeout = 120_000 });
    }

    /// <summary>Waits until the new source's feed was read, and looks at its ledger.</summary>
    private async Task LedgerAsync(IPage page, Uri home)
    {
        await Until.TrueAsync(() => app.WithDbAsync(db => db.Polls.AnyAsync(p => p.Feed!.Source!.HomeUrl == home.AbsoluteUri && p.Outcome == PollOutcome.Succeeded, Cancelled)), Cancelled);
        await page.ReloadAsync();
        await Expect(page.Locator("#polls tbody tr").Filter(new() { HasText = "Read" }).First).ToBeVisibleAsync();
    }

    private Task<(int Articles, int Snapshots, int Sources, int Feeds, int Polls)> CountStoredAsync() => app.WithDbAsync(async db => (
        await db.Articles.CountAsync(Cancelled), await db.Snapshots.CountAsync(Cancelled), await db.Sources.CountAsync(Cancelled), await db.Feeds.CountAsync(Cancelled), await db.Polls.CountAsync(Cancelled)));
}
