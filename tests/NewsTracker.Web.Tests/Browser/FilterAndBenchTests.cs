using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Sources;
using NewsTracker.Testing.Newsroom;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>An admin tries filters on stored articles and selectors on pages before anything is saved; with scripts and without.</summary>
public sealed class FilterAndBenchTests(FilledApp app, BrowserFixture browser) : IClassFixture<FilledApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Filters_are_tried_on_the_newest_articles_and_then_saved(bool hasScripts)
    {
        var page = await OpenAsync(hasScripts);
        await page.GotoAsync("/sources/filters/1");
        await page.GetByLabel("Addresses with any of these parts").FillAsync("a b");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check and save" }).ClickAsync();
        await Expect(page.Locator("#problems")).ToContainTextAsync("has a space");
        await page.GetByLabel("Addresses with any of these parts").FillAsync("/devd/");
        await page.GetByLabel("Articles in one of these languages").FillAsync("en");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try on the last" }).ClickAsync();
        await Expect(page.Locator("#trial")).ToContainTextAsync("would have been kept out");
        await Expect(page.Locator("#trial")).ToContainTextAsync("Its address matches /devd/");
        await Expect(page.Locator("#trial")).ToContainTextAsync("Its language is fi");
        await Pictures.TakeAsync(page, "source-filters-tried", isWhole: true);
        Assert.Null(await FiltersAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Check and save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("saved");
        Assert.Equal("""{"excludeUrls":["/devd/"],"includeLanguages":["en"]}""", await FiltersAsync());
        await page.GotoAsync("/sources/filters/1");
        await page.GetByLabel("Addresses with any of these parts").FillAsync("");
        await page.GetByLabel("Articles in one of these languages").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check and save" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("Nothing is filtered");
        Assert.Null(await FiltersAsync());
        await page.Context.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Selectors_are_tried_on_a_live_listing_and_on_a_stored_article(bool hasScripts)
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        var page = await OpenAsync(hasScripts);
        await page.GotoAsync("/sources/bench");
        await page.GetByLabel("Page", new() { Exact = true }).FillAsync(newsroom.AddressOf(NewsroomCatalogue.PagedListingPath).AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Try" }).ClickAsync();
        await Expect(page.Locator("#items tbody tr")).ToHaveCountAsync(NewsroomCatalogue.CardsOnPage);
        await Expect(page.GetByLabel("items", new() { Exact = true })).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("card"));
        await Expect(page.Locator("#json")).ToContainTextAsync("\"next\"");
        await Expect(page.GetByLabel("pages", new() { Exact = true })).ToHaveValueAsync("3");
        await Pictures.TakeAsync(page, "source-bench-listing", isWhole: true);
        await page.GetByLabel("pages", new() { Exact = true }).FillAsync("7");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try" }).ClickAsync();
        await Expect(page.Locator("#json")).ToContainTextAsync("\"pages\": 7");
        await page.GetByLabel("pages", new() { Exact = true }).FillAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try" }).ClickAsync();
        await Expect(page.Locator("#problems")).ToContainTextAsync("is not followed while only one page is read");
        await page.GetByLabel("pages", new() { Exact = true }).FillAsync("");
        await page.GetByLabel("items", new() { Exact = true }).FillAsync(".gone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try" }).ClickAsync();
        await Expect(page.Locator("#findings")).ToContainTextAsync("Nothing on the page matches");

        var articleId = await app.WithDbAsync(db => db.Articles.Where(a => a.Url!.Contains("/devd/")).OrderBy(a => a.Id).Select(a => a.Id).FirstAsync(Cancelled));
        await page.GotoAsync("/sources/bench?kind=article&on=stored");
        await page.GetByLabel("Page", new() { Exact = true }).FillAsync($"{articleId}");
        await page.GetByLabel("headline", new() { Exact = true }).FillAsync("title");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try" }).ClickAsync();
        await Expect(page.Locator("#findings tbody tr")).ToHaveCountAsync(1);
        await Expect(page.Locator("#trial")).ToContainTextAsync("changes");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task List_selectors_are_tried_on_the_page_that_the_last_poll_had()
    {
        var address = "https://bench.example/news";
        await app.WithDbAsync(async db =>
        {
            var source = new Source { Name = "Bench", HomeUrl = "https://bench.example/", CreatedAt = DateTimeOffset.UnixEpoch };
            var feed = new Feed { SourceId = 0, Url = address, Kind = FeedKind.Listing, NextPollAt = DateTimeOffset.MaxValue.AddYears(-1), IsPaused = true };
            source.Feeds.Add(feed);
            db.Sources.Add(source);
            await db.SaveChangesAsync(Cancelled);
            var content = System.Text.Encoding.UTF8.GetBytes($"<html><body>{string.Concat(Enumerable.Range(1, 4).Select(n => $"<div class=report><a href=\"/news/{n}\">Deminers clear field number {n} of the valley</a></div>"))}</body></html>");
            db.ListingSnapshots.Add(new ListingSnapshot { FeedId = feed.Id, Url = address, FetchedAt = DateTimeOffset.UnixEpoch, ContentType = "text/html", Length = content.Length, BrotliContent = Packed(content) });
            return await db.SaveChangesAsync(Cancelled);
        });
        var page = await OpenAsync(hasScripts: false);
        await page.GotoAsync($"/sources/bench?kind=listing&url={Uri.EscapeDataString(address)}");
        await page.GetByLabel("Use the stored snapshot").CheckAsync();
        await page.GetByLabel("items", new() { Exact = true }).FillAsync(".report");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try" }).ClickAsync();
        await Expect(page.Locator("#items tbody tr")).ToHaveCountAsync(4);
        await Expect(page.GetByLabel("Use the stored snapshot")).ToBeCheckedAsync();
        await Expect(page.Locator("#as-of")).ToContainTextAsync("1 Jan 1970");
        await Pictures.TakeAsync(page, "source-bench-stored-listing", isWhole: true);

        await page.GetByLabel("Page", new() { Exact = true }).FillAsync("https://bench.example/other");
        await page.GetByRole(AriaRole.Button, new() { Name = "Try" }).ClickAsync();
        await Expect(page.Locator("#problems")).ToContainTextAsync("No page is stored of a listing at that address");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_list_is_taken_away_and_brought_back_in_the_browser()
    {
        var page = await OpenAsync(hasScripts: false);
        await page.GotoAsync("/sources");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Export" }).ClickAsync());
        var file = await download.PathAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Import" }).ClickAsync();
        await page.GetByLabel("A list of sources").SetInputFilesAsync(new FilePayload { Name = "sources.opml", MimeType = "text/x-opml", Buffer = await File.ReadAllBytesAsync(file, Cancelled) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();
        await Expect(page.Locator("#summary")).ToContainTextAsync("Nothing would be added");
        await Expect(page.Locator("#plan .mark").First).ToHaveTextAsync("Already here");
        await Expect(page.Locator("#plan")).ToContainTextAsync("The same.");
        await page.GotoAsync("/sources/import?from=starter");
        await Expect(page.Locator("#plan")).ToContainTextAsync("ERR News");
        await Pictures.TakeAsync(page, "source-import-starter", isWhole: true);
        await page.Context.DisposeAsync();
    }

    private static byte[] Packed(byte[] content)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, packed, out var written) ? packed[..written] : throw new InvalidOperationException();
    }

    private Task<string?> FiltersAsync() => app.WithDbAsync(db => db.Sources.Where(s => s.Id == 1).Select(s => s.Filters).SingleAsync(Cancelled));

    private async Task<IPage> OpenAsync(bool hasScripts) =>
        await browser.NewPageAsync(app.Address, new() { StorageState = await app.SignedInStateAsync(browser), JavaScriptEnabled = hasScripts, ViewportSize = new() { Width = 1280, Height = 900 } });
}
