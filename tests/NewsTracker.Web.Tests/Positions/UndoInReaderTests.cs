using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Positions;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Tests.Annotations;
using NewsTracker.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Positions;

/// <summary>Undo in the reader's panel says that it is done only when it is; in the list of positions it says of how many.</summary>
public sealed class UndoInReaderTests(AnnotatingApp app, BrowserFixture browser) : IClassFixture<AnnotatingApp>
{
    private const string Words = "Factories in Lithuania and Finland are getting ready";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_colleague_did_meanwhile_is_told_and_the_row_stays_as_it_is()
    {
        var (page, newsroom) = await RecordTwoAsync();
        var position = await app.WithDbAsync(db => db.Positions.Where(p => p.ArticleId == newsroom.Article.Id).OrderBy(p => p.Id).Select(p => new { p.Id, Seen = p.Reviews.OrderByDescending(r => r.Id).Select(r => r.ActId).First() }).FirstAsync(Cancelled));
        Assert.IsType<ActOutcome.Done>(await app.WithAsync<PositionVerdicts, ActOutcome>(verdicts => verdicts.ActAsync(position.Id, PositionAct.Retract, position.Seen, "Said of sea mines", CodedNewsroom.Colleague, Cancelled)));

        await page.Locator(".coding-saved-row").First.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator("#coding-panel [role=alert]")).ToContainTextAsync("A colleague was faster: the position is retracted");
        await Expect(page.Locator(".coding-saved-row .mark")).ToHaveTextAsync(["Accepted", "Accepted"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo all 2" }).ClickAsync();
        await Expect(page.Locator("#coding-panel [role=alert]")).ToContainTextAsync("Nothing was undone.");
        await Expect(page.Locator(".coding-saved-row .mark")).ToHaveTextAsync(["Accepted", "Accepted"]);
    }

    [Fact]
    public async Task In_the_list_it_can_be_pressed_once_something_is_ticked_and_says_of_how_many()
    {
        var (page, newsroom) = await RecordTwoAsync();
        var annotation = await app.WithDbAsync(db => db.Positions.Where(p => p.ArticleId == newsroom.Article.Id).Select(p => p.AnnotationId).FirstAsync(Cancelled));
        await page.GotoAsync($"/positions?annotation={annotation}");
        var undo = page.Locator("button[form=undo-many]");
        await Expect(undo).ToBeDisabledAsync();
        await page.Locator("[name=position]").First.CheckAsync();
        await Expect(undo).ToHaveTextAsync("Undo the last step of 1 position");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Tick all on this page" }).CheckAsync();
        await undo.ClickAsync();
        await Expect(page.Locator(".alert-success")).ToContainTextAsync("The last step of 2 positions is undone");
    }

    [Fact]
    public async Task After_the_end_of_the_session_nothing_is_called_undone()
    {
        var (page, newsroom) = await RecordTwoAsync();
        await page.Context.ClearCookiesAsync();
        foreach (var name in new[] { "Undo", "Undo all 2" })
        {
            await page.RunAndWaitForResponseAsync(
                () => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync(), response => response.Request.Method == "POST");
            await Expect(page.Locator("#coding-panel [role=alert]")).ToContainTextAsync("could not be undone here");
            await Expect(page.Locator(".coding-saved-row .mark")).ToHaveTextAsync(["Accepted", "Accepted"]);
        }

        Assert.False(await app.WithDbAsync(db => db.PositionReviews.AnyAsync(r => r.UndoesActId != null && db.Positions.Any(p => p.Id == r.PositionId && p.ArticleId == newsroom.Article.Id), Cancelled)));
    }

    private async Task<(IPage Page, CodedNewsroom Newsroom)> RecordTwoAsync()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        await newsroom.SuggestAsync(Words, Topic.Production, Stance.Intends, "LTU");
        var page = await app.OpenAsync(browser);
        await page.GotoAsync($"/articles/{newsroom.Article.Id}");
        await Expect(page.Locator("#body[tabindex='0']")).ToBeVisibleAsync();
        await page.Locator("#body a.sign.of-suggestions").ClickAsync();
        await page.Locator("[name='Input.MoreCountries']").FillAsync("FIN");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".coding-saved-row")).ToHaveCountAsync(2);
        return (page, newsroom);
    }
}
