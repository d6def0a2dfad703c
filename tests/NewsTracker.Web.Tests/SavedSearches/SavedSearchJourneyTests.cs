using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Accounts;
using NewsTracker.Testing.Positions;
using NewsTracker.Web.Tests.Browser;
using NewsTracker.Web.Tests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.SavedSearches;

/// <summary>An analyst saves a search, takes its feed away and deletes it, in a browser with scripts and in one without.</summary>
public sealed class SavedSearchJourneyTests(ServedApp app, BrowserFixture browser) : IClassFixture<ServedApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_what_was_found_to_a_feed_and_back_to_nothing(bool hasScripts)
    {
        var word = hasScripts ? "gondola" : "funicular";
        await app.WithDbAsync(db => CodedArticle.AddAsync(db, $"A {word} opened.", TimeProvider.System.GetUtcNow().AddHours(-1), Cancelled, headline: $"A {word}"));
        var page = await browser.NewPageAsync(app.Address, new() { JavaScriptEnabled = hasScripts });
        await app.SignInAsync(page, Role.Analyst);
        await page.GotoAsync($"/articles?q={word}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Save this search" }).ClickAsync();
        await Expect(page.GetByLabel("Name")).ToHaveValueAsync(word);
        await page.GetByLabel("Name").FillAsync($"All on the {word}");
        await page.GetByLabel("Tell me when new articles match").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the search" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("is saved");

        await page.GetByRole(AriaRole.Link, new() { Name = $"Settings of All on the {word}" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a feed address" }).ClickAsync();
        var address = await page.GetByLabel("Atom", new() { Exact = true }).InputValueAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copy the address for Atom" })).ToBeVisibleAsync(new() { Visible = hasScripts });
        Assert.Contains($"A {word}", await FetchAsync(address), StringComparison.Ordinal);

        // It is asked first, and what was typed in the form stays.
        await page.GetByLabel("Name").FillAsync("Typed, and not saved");
        await page.GetByText("Revoke the address…").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revoke it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Make a feed address" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Name")).ToHaveValueAsync("Typed, and not saved");
        Assert.Contains("There is no feed", await FetchAsync(address), StringComparison.Ordinal);

        await page.GetByText("Delete this search…").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = $"Delete “All on the {word}”" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("is deleted");
        Assert.False(await app.WithDbAsync(db => db.SavedSearches.AnyAsync(s => s.Query == word, Cancelled)));
        await page.Context.DisposeAsync();
    }

    private async Task<string> FetchAsync(string address)
    {
        var reader = await browser.NewPageAsync(app.Address);
        var response = await reader.APIRequest.GetAsync(address);
        var text = await response.TextAsync();
        await reader.Context.DisposeAsync();
        return text;
    }
}
