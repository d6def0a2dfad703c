using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Accounts;
using NewsTracker.Core.Positions;
using NewsTracker.Core.Sources;
using NewsTracker.Testing;
using NewsTracker.Testing.Newsroom;
using NewsTracker.Web.Tests.Browser;
using NewsTracker.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.EndToEnd;

/// <summary>From a feed to the map: what a paper writes is polled, read by the engine, accepted by an editor, and stands with its words wherever a country's stance is shown.</summary>
public sealed class EvidenceJourneyTests(EvidenceJourneyTests.PolledApp app, BrowserFixture browser) : IClassFixture<EvidenceJourneyTests.PolledApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_suggestion_that_is_accepted_shows_on_the_country_the_matrix_and_the_map_and_each_leads_to_its_words()
    {
        await app.PollAsync();
        var page = await browser.NewPageAsync(app.Address);
        await app.SignInAsync(page, Role.Editor);
        await page.GotoAsync("/review");
        await page.Locator("#by-country tbody tr").Filter(new() { HasText = "Lithuania" }).GetByRole(AriaRole.Button).ClickAsync();
        var quote = await page.Locator(".evidence mark").InnerTextAsync();
        var heading = (await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).InnerTextAsync()).Split(" · ");
        Assert.Equal("Lithuania", heading[0]);
        var (topic, stance) = (Enum.Parse<Topic>(heading[1]), heading[2]);
        await page.Locator("#verdict").GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await Expect(page.Locator("#last")).ToBeVisibleAsync();

        await page.GotoAsync("/countries/LTU");
        var row = page.Locator($"#stance-{topic.ToKey()}");
        await Expect(row.Locator(".stance")).ToHaveTextAsync(stance);
        await Expect(row.Locator(".quote-link")).ToHaveTextAsync($"“{quote}”");

        // Everything leads in one click to the words in the stored article.
        await row.Locator(".quote-link").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/articles/[0-9]+"));
        await Expect(page.Locator("#body")).ToContainTextAsync(quote);

        await page.GotoAsync("/matrix");
        await StandsAsync(page, page.Locator($"#LTU td[data-label='{topic.ToWords()}'] .stance"), stance, quote);
        await page.GotoAsync($"/map?by={topic.ToKey()}");
        await Expect(page.Locator("#lands a[data-code=LTU]")).ToHaveAttributeAsync("aria-label", $"Lithuania: {stance}");
        await StandsAsync(page, page.Locator("#map-table tr").Filter(new() { HasText = "Lithuania" }).Locator("td a").First, stance, quote);
        await page.Context.DisposeAsync();
    }

    /// <summary>The stance is shown, and its link opens the position with the words it rests on.</summary>
    private static async Task StandsAsync(IPage page, ILocator link, string stance, string quote)
    {
        await Expect(link).ToHaveTextAsync(stance);
        await link.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/positions/[0-9]+"));
        await Expect(page.Locator(".evidence mark")).ToHaveTextAsync(quote);
    }

    public sealed class PolledApp : ServedApp
    {
        protected override IEnumerable<KeyValuePair<string, string>> Settings =>
        [
            new("SignIn:AttemptsPerMinute", "1000"),
            new("Scraping:LookInterval", "00:00:00.2"),
            new("Outbound:HostDelay", "00:00:00"),
            new("Outbound:AllowedPrivateHosts:0", "127.0.0.1"),
        ];

        /// <summary>Has a feed of the sample newsroom polled until the engine's suggestions on Lithuania wait.</summary>
        public async Task PollAsync()
        {
            await using var newsroom = await SampleNewsroom.StartAsync(Cancelled);
            await WithDbAsync(async db =>
            {
                var now = TimeProvider.System.GetUtcNow();
                var source = new Source { Name = "Sample newsroom", HomeUrl = newsroom.BaseAddress.AbsoluteUri, CreatedAt = now };
                source.Feeds.Add(new Feed { SourceId = 0, Url = newsroom.AddressOf(NewsroomCatalogue.RssPath).AbsoluteUri, NextPollAt = now });
                db.Sources.Add(source);
                return await db.SaveChangesAsync(Cancelled);
            });
            await Until.TrueAsync(() => WithDbAsync(db => db.Feeds.AllAsync(f => f.LastPolledAt != null, Cancelled)), Cancelled);
            Assert.True(await WithDbAsync(db => db.Suggestions.AnyAsync(s => s.Fate == SuggestionFate.Open && s.CountryCode == NewsTracker.Core.Countries.CountryCode.Parse("LTU", null), Cancelled)));
        }
    }
}
