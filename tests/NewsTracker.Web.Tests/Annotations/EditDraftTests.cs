using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Annotations;
using NewsTracker.Data.Annotations;
using NewsTracker.Data.Audit;
using NewsTracker.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Annotations;

/// <summary>Drafts of the page on which an annotation is edited: what the server shows again is newer than they are, and what was saved leaves none.</summary>
public sealed partial class EditDraftTests(AnnotatingApp app, BrowserFixture browser) : IClassFixture<AnnotatingApp>
{
    private static readonly AuditActor Colleague = new(Guid.NewGuid(), "A colleague", null);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_conflict_the_merged_words_are_saved()
    {
        var (page, id) = await OpenAsync();
        await page.Locator("#edit-body").FillAsync("My words.");
        await Expect(page.Locator("form[data-part=edit]")).ToHaveAttributeAsync("data-draft-state", "kept");
        await ChangeAsync(id, 1, "Their words.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#conflict")).ToContainTextAsync("A colleague changed this");
        await Expect(page.Locator("form[data-part=edit]")).ToHaveAttributeAsync("data-draft-state", "kept");
        await Expect(page.Locator("form[data-part=edit] [name=Version]")).ToHaveValueAsync("2");
        await page.Locator("#edit-body").FillAsync("Their words. My words.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".annotation-body")).ToHaveTextAsync("Their words. My words.");
        Assert.Equal(3, await app.WithDbAsync(db => db.Annotations.Where(a => a.Id == id).Select(a => a.Version).SingleAsync(Cancelled)));
    }

    [Fact]
    public async Task A_comment_is_saved_after_a_reply_was_refused()
    {
        var (page, id) = await OpenAsync();
        await page.Locator("[name=Reply]").FillAsync("  ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reply" }).ClickAsync();
        await Expect(page.GetByText("A reply needs words.")).ToBeVisibleAsync();
        await page.Locator("#edit-body").FillAsync("My words.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".annotation-body")).ToHaveTextAsync("My words.");
        Assert.Equal("My words.", await app.WithDbAsync(db => db.Annotations.Where(a => a.Id == id).Select(a => a.Body).SingleAsync(Cancelled)));
    }

    [Fact]
    public async Task Words_saved_at_once_are_no_draft_when_the_page_is_opened_again()
    {
        var (page, id) = await OpenAsync();
        await page.Locator("#edit-body").FillAsync("My words.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".annotation-body")).ToHaveTextAsync("My words.");
        await ChangeAsync(id, 2, "Their words.");
        await page.RunAndWaitForRequestFinishedAsync(() => page.GotoAsync($"/annotations/{id}/edit"), new() { Predicate = IsAboutTheDraft });
        await Expect(page.Locator("#edit-body")).ToHaveValueAsync("Their words.");
    }

    [Fact]
    public async Task Words_saved_without_a_draft_are_no_draft_when_the_page_is_opened_again()
    {
        var (page, id) = await OpenAsync();
        await page.RouteAsync("**/api/drafts/**", route => route.FulfillAsync(new() { Status = 500 }));
        await page.Locator("#edit-body").FillAsync("My words.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".annotation-body")).ToHaveTextAsync("My words.");
        await page.UnrouteAllAsync();
        await page.RunAndWaitForRequestFinishedAsync(() => page.GotoAsync($"/annotations/{id}/edit"), new() { Predicate = IsAboutTheDraft });
        await Expect(page.Locator("#edit-body")).ToHaveValueAsync("My words.");
        await Expect(page.Locator("form[data-part=edit]")).Not.ToHaveAttributeAsync("data-draft-state", AnyState());
        await Expect(page.Locator("form[data-part=edit] [name=Version]")).ToHaveValueAsync("2");
    }

    [Fact]
    public async Task After_the_end_of_the_session_the_words_are_back_once_one_has_signed_in()
    {
        var (page, id) = await OpenAsync();
        var cookies = await page.Context.CookiesAsync();
        await page.Context.ClearCookiesAsync();
        await page.Locator("#edit-body").FillAsync("My words.");
        await Expect(page.Locator("form[data-part=edit]")).ToHaveAttributeAsync("data-draft-state", "local");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#problem")).ToContainTextAsync("Nothing was saved");
        await page.Context.AddCookiesAsync([.. cookies.Select(cookie => new Cookie { Name = cookie.Name, Value = cookie.Value, Url = app.Address.ToString() })]);
        await page.GotoAsync($"/annotations/{id}/edit");
        await Expect(page.Locator("#edit-body")).ToHaveValueAsync("My words.");
        await Expect(page.Locator("form[data-part=edit]")).ToHaveAttributeAsync("data-draft-state", "kept");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Words_that_could_not_be_saved_are_back_when_the_page_is_opened_again(bool isUnreachable)
    {
        var (page, id) = await OpenAsync();
        await page.RouteAsync("**/edit", async route => await (route.Request.Method == "POST" ? route.FulfillAsync(new() { Status = 500, Body = "A fault." }) : route.ContinueAsync()));
        if (isUnreachable)
        {
            await page.RouteAsync("**/api/drafts/**", route => route.AbortAsync());
        }

        await page.Locator("#edit-body").FillAsync("My words.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("body")).ToHaveTextAsync("A fault.");
        await page.UnrouteAllAsync();
        await page.GotoAsync($"/annotations/{id}/edit");
        await Expect(page.Locator("#edit-body")).ToHaveValueAsync("My words.");
    }

    [GeneratedRegex(".*")]
    private static partial Regex AnyState();

    private static bool IsAboutTheDraft(IRequest request) => request.Url.Contains("/api/drafts/edit", StringComparison.Ordinal);

    private async Task<(IPage Page, long Id)> OpenAsync()
    {
        var article = await app.AddArticleAsync(AnnotatingApp.Report);
        var mark = new NewMark(article, 1, null, new TextQuoteSelector("Estonia waits.", "", ""), Motivation.Commenting, "First words.", []);
        var id = await app.WithAsync<AnnotationDesk, long>(async desk => Assert.IsType<MarkOutcome.Marked>(await desk.MarkAsync(mark, Colleague, Cancelled)).Annotation.Id);
        var page = await app.OpenAsync(browser);
        await page.RunAndWaitForRequestFinishedAsync(() => page.GotoAsync($"/annotations/{id}/edit"), new() { Predicate = IsAboutTheDraft });
        return (page, id);
    }

    private async Task ChangeAsync(long id, int version, string body) =>
        Assert.IsType<AmendOutcome.Amended>(await app.WithAsync<AnnotationDesk, AmendOutcome>(desk => desk.EditAsync(id, version, Motivation.Commenting, body, [], Colleague, Cancelled)));
}
