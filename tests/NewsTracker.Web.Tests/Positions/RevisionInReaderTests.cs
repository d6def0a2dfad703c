using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Web.Tests.Annotations;
using NewsTracker.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Positions;

/// <summary>A newer revision that comes while one reads does not slip under the marks: the reader stays with the text that was opened.</summary>
public sealed class RevisionInReaderTests(AnnotatingApp app, BrowserFixture browser) : IClassFixture<AnnotatingApp>
{
    private const string Estonia = "Estonia keeps production as an option for later.";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_position_is_saved_a_mark_stands_on_the_words_that_were_selected()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var page = await app.OpenAsync(browser);
        await page.GotoAsync($"/articles/{newsroom.Article.Id}");
        await Expect(page.Locator("#body[tabindex='0']")).ToBeVisibleAsync();
        await newsroom.ReviseAsync("A sentence that was put in front.\n\n" + newsroom.Article.Body);

        await StepToAsync(page, "Factories in Lithuania");
        await page.Keyboard.PressAsync("p");
        await page.Locator("#topic").SelectOptionAsync("production");
        await page.Locator("#stance").SelectOptionAsync("intends");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#body mark.on-positions").First).ToBeVisibleAsync();
        await Expect(page.Locator("#body")).Not.ToContainTextAsync("put in front");

        await StepToAsync(page, Estonia);
        await page.Keyboard.PressAsync("h");
        await Expect(page.Locator("#body mark.on-annotations", new() { HasText = "keeps production" })).ToBeVisibleAsync();
        var passage = await app.WithDbAsync(db => db.Annotations.Where(a => a.ArticleId == newsroom.Article.Id).OrderByDescending(a => a.Id).Select(a => a.Passage).FirstAsync(Cancelled));
        Assert.Equal(Estonia, passage!.Quote.Exact);
    }

    /// <summary>Steps through the sentences until the one that begins so is chosen.</summary>
    private static async Task StepToAsync(IPage page, string words)
    {
        await page.Locator("#body").FocusAsync();
        for (var steps = 0; steps < 8; steps++)
        {
            await page.Keyboard.PressAsync("j");
            if (await page.EvaluateAsync<bool>("words => getSelection().toString().startsWith(words)", words))
            {
                return;
            }
        }

        Assert.Fail($"No step leads to “{words}”.");
    }
}
