using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Web.Tests.Annotations;
using NewsTracker.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Positions;

/// <summary>Answers that come to the coding panel late, or in another order than they were asked for, and those that refuse for good.</summary>
public sealed class CodingOrderTests(AnnotatingApp app, BrowserFixture browser) : IClassFixture<AnnotatingApp>
{
    private const string First = "as have Poland";
    private const string Second = "Estonia keeps production as an option for later";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_form_that_was_asked_for_last_stays_when_one_asked_for_before_comes_later()
    {
        var (page, newsroom) = await app.OpenToCodeAsync(browser);
        var (start, _) = newsroom.Article.Of(First);
        var release = await HoldAsync(page, $"**/positions/add?*start={start}&*");
        await page.SelectWordsAsync(First);
        await page.Keyboard.PressAsync("p");
        await page.SelectWordsAsync(Second);
        await page.Keyboard.PressAsync("p");
        await Expect(page.Locator("#coding [name=Start]")).ToHaveValueAsync($"{newsroom.Article.Of(Second).Start}");
        await page.RunAndWaitForRequestFinishedAsync(() => Task.FromResult(release.TrySetResult()), new() { Predicate = request => request.Url.Contains($"start={start}&", StringComparison.Ordinal) });

        await Expect(page.Locator("#coding [name=Start]")).ToHaveValueAsync($"{newsroom.Article.Of(Second).Start}");
        Assert.Equal(Second, await page.EvaluateAsync<string>("[...CSS.highlights.get('coding')][0].toString()"));
    }

    [Fact]
    public async Task What_is_saved_late_leaves_the_form_that_was_opened_meanwhile_and_its_draft()
    {
        var (page, newsroom) = await app.OpenToCodeAsync(browser);
        var release = await HoldAsync(page, "**/positions/add");
        await page.SelectWordsAsync(First);
        await page.Keyboard.PressAsync("p");
        await page.Locator("#topic").SelectOptionAsync("withdrawal");
        await page.Locator("#stance").SelectOptionAsync("intends");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await page.SelectWordsAsync(Second);
        await page.Keyboard.PressAsync("p");
        await Expect(page.Locator("#coding [name=Start]")).ToHaveValueAsync($"{newsroom.Article.Of(Second).Start}");
        await page.Locator("#note").FillAsync("Not sent yet");
        await Expect(page.Locator("#coding")).ToHaveAttributeAsync("data-draft-state", "kept");

        // What is saved needs no draft any more.
        await page.RunAndWaitForRequestFinishedAsync(() => Task.FromResult(release.TrySetResult()), new() { Predicate = request => request.Method == "DELETE" });
        await Expect(page.Locator("body > [role=status]")).ToHaveTextAsync("What you sent before is saved.");
        await Expect(page.Locator("#note")).ToHaveValueAsync("Not sent yet");
        Assert.Equal(["POL Withdrawal Intends"], await newsroom.CodedAsync());
        Assert.Equal(1, await app.WithDbAsync(db => db.Drafts.CountAsync(d => EF.Functions.Like(d.Key, $"position:{newsroom.Article.Id}:%"), Cancelled)));
    }

    [Theory]
    [InlineData(403, "You may not record positions")]
    [InlineData(404, "no longer there")]
    [InlineData(500, "Try again in a moment.")]
    public async Task A_refusal_that_lasts_is_told_from_one_that_passes(int status, string words)
    {
        var (page, _) = await app.OpenToCodeAsync(browser);
        await page.RouteAsync("**/positions/add", route => route.FulfillAsync(new() { Status = status, ContentType = "text/html", Body = "" }));
        await page.SelectWordsAsync(First);
        await page.Keyboard.PressAsync("p");
        await page.Locator("#topic").SelectOptionAsync("withdrawal");
        await page.Locator("#stance").SelectOptionAsync("intends");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#coding-panel [role=alert]")).ToContainTextAsync(words);
        await Expect(page.Locator("#coding-panel [role=alert]")).ToContainTextAsync("What you wrote is kept here.");
        await Expect(page.Locator("#stance")).ToHaveValueAsync("intends");
    }

    /// <summary>Keeps requests from the server until they are released.</summary>
    private static async Task<TaskCompletionSource> HoldAsync(IPage page, string address)
    {
        var release = new TaskCompletionSource();
        await page.RouteAsync(address, async route =>
        {
            await release.Task;
            await route.ContinueAsync();
        });
        return release;
    }
}
