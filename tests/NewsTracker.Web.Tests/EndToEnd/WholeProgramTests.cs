using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using NewsTracker.Data.Embedded;
using NewsTracker.Testing;
using NewsTracker.Testing.Fixtures;
using NewsTracker.Testing.Newsroom;
using NewsTracker.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.EndToEnd;

/// <summary>The program as its users meet it: a process on an empty folder, a browser, a news site; then stopped, killed, and started again.</summary>
public sealed class WholeProgramTests(BrowserFixture browser) : IDisposable
{
    private const string Email = "admin@example.org";
    private const string Password = "a long enough phrase";

    private readonly string home = Directory.CreateTempSubdirectory("newstracker-e2e-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(home, recursive: true);

    [Fact]
    public async Task From_a_web_page_to_a_page_and_through_a_stop_and_a_kill()
    {
        await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
        KeyValuePair<string, string>[] settings =
        [
            new("Outbound__AllowedPrivateHosts__0", newsroom.BaseAddress.Authority),
            new("Outbound__HostDelay", "00:00:00"),
            new("Scraping__LookInterval", "00:00:00.2"),
        ];
        int articles;
        var host = await WebHostProcess.StartAsync(home, settings);
        try
        {
            var page = await browser.NewPageAsync(host.Address);
            await SetUpAsync(page, host.SetUpLink!);
            foreach (var feed in new[] { NewsroomCatalogue.RssPath, NewsroomCatalogue.AtomPath, NewsroomCatalogue.SitemapPath })
            {
                await AddFeedAsync(page, newsroom.AddressOf(feed));
            }

            await PolledAsync(page, feeds: 3);
            articles = await CountArticlesAsync(page);
            Assert.Equal(NewsroomCatalogue.Articles.Count, articles);
            await ReadFirstArticleAsync(page);
            await UploadAsync(page);
            articles++;
            Assert.Equal(articles, await CountArticlesAsync(page));

            Assert.Equal(0, await host.TerminateAsync());
            Assert.Contains("PostgreSQL stopped", host.Output, StringComparison.Ordinal);
        }
        finally
        {
            await host.DisposeAsync();
        }

        host = await WebHostProcess.StartAsync(home, settings);
        Assert.Null(host.SetUpLink);
        await host.KillAsync();
        await host.DisposeAsync();

        await using var again = await WebHostProcess.StartAsync(home, settings);
        var last = await browser.NewPageAsync(again.Address);
        await SignInAsync(last);
        Assert.Equal(articles, await CountArticlesAsync(last));
    }

    [Fact]
    public async Task A_host_whose_database_server_was_killed_says_so_and_ends_with_an_error()
    {
        await using var host = await WebHostProcess.StartAsync(home);
        using (var server = Process.GetProcessById(Cluster.Find(home)!.ProcessId!.Value))
        {
            server.Kill();
        }

        Assert.Equal(1, await host.EndAsync());
        Assert.Contains("The embedded PostgreSQL has ended", host.Output, StringComparison.Ordinal);
        await using var again = await WebHostProcess.StartAsync(home);
    }

    [Fact]
    public async Task What_keeps_it_from_starting_is_said_in_plain_words()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var (portCode, portOutput) = await WebHostProcess.RunToEndAsync(home, $"http://127.0.0.1:{port}");
        Assert.NotEqual(0, portCode);
        Assert.Contains("The web address is taken", portOutput, StringComparison.Ordinal);

        await using var first = await WebHostProcess.StartAsync(home);
        var (homeCode, homeOutput) = await WebHostProcess.RunToEndAsync(home, "http://127.0.0.1:0");
        Assert.NotEqual(0, homeCode);
        Assert.Contains("in use", homeOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", homeOutput, StringComparison.Ordinal);

        var file = Path.Combine(home, "a-file");
        await File.WriteAllTextAsync(file, "in the way", Cancelled);
        var (fileCode, fileOutput) = await WebHostProcess.RunToEndAsync(Path.Combine(file, "home"), "http://127.0.0.1:0");
        Assert.NotEqual(0, fileCode);
        Assert.DoesNotContain("   at ", fileOutput, StringComparison.Ordinal);
    }

    private static async Task SetUpAsync(IPage page, Uri link)
    {
        await page.GotoAsync(link.AbsoluteUri);
        await page.GetByLabel("Your name").FillAsync("The admin");
        await page.GetByLabel("Email").FillAsync(Email);
        await page.Locator("input[type=password]").Nth(0).FillAsync(Password);
        await page.Locator("input[type=password]").Nth(1).FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the admin account" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sources"));
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("Email").FillAsync(Email);
        await page.Locator("input[type=password]").FillAsync(Password);
        await page.Locator("#sign-in button[type=submit]").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Today" })).ToBeVisibleAsync();
    }

    private static async Task AddFeedAsync(IPage page, Uri feed)
    {
        await page.GotoAsync("/sources/add");
        await page.GetByLabel("Address of the publisher").FillAsync(feed.AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Find feeds" }).ClickAsync();
        await Expect(page.Locator("#save")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Add what is chosen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
    }

    /// <summary>Waits, as an admin would by looking again, until each feed has been polled.</summary>
    private static async Task PolledAsync(IPage page, int feeds)
    {
        await Until.TrueAsync(
            async () =>
            {
                await page.GotoAsync("/sources/1");
                return await page.Locator("#polls tbody .mark-good").CountAsync() >= feeds;
            },
            Cancelled);
    }

    private static async Task<int> CountArticlesAsync(IPage page)
    {
        var count = 0;
        await page.GotoAsync("/articles");
        while (true)
        {
            count += await page.Locator("#articles tbody tr, #articles .copies a[href^='/articles/']").CountAsync();
            var older = page.GetByRole(AriaRole.Link, new() { Name = "Older" });
            if (await older.CountAsync() == 0)
            {
                return count;
            }

            await page.GotoAsync((await older.First.GetAttributeAsync("href"))!);
        }
    }

    private static async Task ReadFirstArticleAsync(IPage page)
    {
        await page.GotoAsync("/articles");
        var link = page.Locator("#articles a[href^='/articles/']").First;
        var headline = (await link.InnerTextAsync()).Replace("Unread:", "", StringComparison.Ordinal).Trim();
        await link.ClickAsync();
        await Expect(page.Locator("#headline")).ToHaveTextAsync(headline);
        await Expect(page.Locator("#body")).Not.ToBeEmptyAsync();
    }

    private static async Task UploadAsync(IPage page)
    {
        var fixture = TextFixtures.Load("portal-page");
        await page.GotoAsync("/articles/add?by=file");
        await page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "saved-page.txt", MimeType = "text/plain", Buffer = fixture.Content.ToArray() });
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the article" }).ClickAsync();
        await Expect(page.Locator("#headline")).ToHaveTextAsync(fixture.Expected.Headline);
        await Expect(page.Locator("#byline")).ToContainTextAsync("Devdiscourse News Desk");
        await Expect(page.Locator("#published time")).ToHaveAttributeAsync("datetime", fixture.Expected.Published!);
        await Expect(page.Locator("#body p")).ToHaveCountAsync(fixture.Expected.Body.Count);

        // Signs of marks stand among the words, and are none of them.
        Assert.Equal(fixture.Expected.Body, await page.Locator("#body p").EvaluateAllAsync<string[]>(
            "all => all.map(p => { const copy = p.cloneNode(true); copy.querySelectorAll('a.sign').forEach(sign => sign.remove()); return copy.textContent.trim().replace(/\\s+/g, ' '); })"));
    }
}
