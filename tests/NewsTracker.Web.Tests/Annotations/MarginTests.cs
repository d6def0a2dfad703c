using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Annotations;
using NewsTracker.Data.Annotations;
using NewsTracker.Data.Audit;
using NewsTracker.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Annotations;

/// <summary>The margin beside the text: conversations, conflicts, drafts, and marks of other revisions.</summary>
public sealed class MarginTests(AnnotatingApp app, BrowserFixture browser) : IClassFixture<AnnotatingApp>
{
    private const string Words = "Lithuania will leave the Convention in December.";

    private static readonly AuditActor Colleague = new(Guid.NewGuid(), "A colleague", null);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_passage_is_answered_resolved_retracted_and_restored_without_leaving_the_page()
    {
        var (page, article) = await OpenAsync(AnnotatingApp.Report);
        var id = await MarkAsync(article, Words, "Is this decided?");
        await page.ReloadAsync();
        await page.EvaluateAsync("window.notReloaded = true");
        await page.GetByRole(AriaRole.Link, new() { Name = "Reply" }).ClickAsync();
        await page.Locator("#reply-body").FillAsync("Yes, since May.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reply" }).ClickAsync();
        await Expect(page.Locator(".replies .annotation-body")).ToHaveTextAsync("Yes, since May.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await Expect(page.Locator($"#annotation-{id}")).ToContainTextAsync("Resolved by Editor of the tests");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reopen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Resolve" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Retract" }).ClickAsync();
        await Expect(page.Locator(".annotation")).ToHaveCountAsync(0);
        await Expect(page.Locator("#body mark.on-annotations")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator("#body mark.on-annotations")).ToHaveTextAsync(["Lithuania", "will leave the Convention in December."]);
        Assert.True(await page.EvaluateAsync<bool>("window.notReloaded === true"));

        // Each act is in the history, and any state of it can be taken up again.
        await page.GotoAsync($"/annotations/{id}");
        await Expect(page.Locator("#saying .annotation-body")).ToHaveTextAsync("Is this decided?");
        await Expect(page.Locator(".replies .annotation-body")).ToHaveTextAsync("Yes, since May.");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(5);
        await page.Locator("#version-2").GetByRole(AriaRole.Button, new() { Name = "Back to this" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(6);
        await Expect(page.Locator("#version-6")).ToContainTextAsync("resolved");
    }

    [Fact]
    public async Task What_the_address_asks_for_besides_stays_beside_the_text_when_something_is_marked()
    {
        var (page, article) = await OpenAsync(AnnotatingApp.Report);
        var id = await MarkAsync(article, Words, "Is this decided?");
        await page.GotoAsync($"/articles/{article}?possible=true&retracted=true");
        await page.Locator("#body[tabindex='0']").FocusAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("h");
        await Expect(page.Locator(".annotation")).ToHaveCountAsync(2);
        await Expect(page.Locator("#possible")).ToBeVisibleAsync();

        await page.Locator($"#annotation-{id}").GetByRole(AriaRole.Button, new() { Name = "Retract" }).ClickAsync();
        await Expect(page.Locator("#margin-notice")).ToContainTextAsync("The annotation is retracted");
        await Expect(page.Locator($"#annotation-{id}.is-retracted")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator(".annotation:not(.is-retracted)")).ToHaveCountAsync(2);
        await Expect(page.Locator("#possible")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Whoever_saves_second_is_shown_both_versions_and_merges()
    {
        var (page, article) = await OpenAsync(AnnotatingApp.Report);
        var id = await MarkAsync(article, Words, "First words.");
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).ClickAsync();
        await page.Locator("#edit-body").FillAsync("My words.");
        await app.WithAsync<AnnotationDesk, AmendOutcome>(desk => desk.EditAsync(id, 1, Motivation.Commenting, "Their words.", [], Colleague, Cancelled));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#conflict")).ToContainTextAsync("A colleague changed this");
        await Expect(page.Locator("#theirs")).ToHaveTextAsync("Their words.");
        await Expect(page.Locator("#edit-body")).ToHaveValueAsync("My words.");
        await page.Locator("#edit-body").FillAsync("Their words. My words.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".annotation-body")).ToHaveTextAsync("Their words. My words.");
        Assert.Equal(3, await app.WithDbAsync(db => db.Annotations.Where(a => a.Id == id).Select(a => a.Version).SingleAsync(Cancelled)));
    }

    [Fact]
    public async Task What_was_typed_survives_the_end_of_the_browser_and_of_the_server()
    {
        var (page, article) = await OpenAsync(AnnotatingApp.Report);
        await StartCommentAsync(page, "Kept on the server");
        await Expect(page.Locator("#mark-form")).ToHaveAttributeAsync("data-draft-state", "kept");

        // The browser is gone, with all that it had kept.
        await page.EvaluateAsync("localStorage.clear()");
        await page.ReloadAsync();
        await Expect(page.Locator("#mark-body")).ToHaveValueAsync("Kept on the server");
        await Expect(page.Locator("#passage-quote")).ToHaveTextAsync(Words);

        // The server is gone while one goes on typing.
        await page.RouteAsync("**/api/drafts/**", route => route.AbortAsync());
        await page.Locator("#mark-body").PressSequentiallyAsync(" and in the browser");
        await page.ReloadAsync();
        await Expect(page.Locator("#mark-body")).ToHaveValueAsync("Kept on the server and in the browser");
        await page.UnrouteAsync("**/api/drafts/**");

        // Sent, it is a mark and no draft any more.
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark the passage" }).ClickAsync();
        await Expect(page.Locator(".annotation-body")).ToHaveTextAsync("Kept on the server and in the browser");
        await page.ReloadAsync();
        await Expect(page.Locator("#body[tabindex='0']")).ToBeVisibleAsync();
        await Expect(page.Locator("#passage-tools")).ToBeHiddenAsync();
        Assert.False(await app.WithDbAsync(db => db.Drafts.AnyAsync(d => d.Key == $"mark:{article}:1", Cancelled)));
    }

    [Fact]
    public async Task Marks_of_another_revision_are_shown_as_moved_or_orphaned_and_readable_on_their_own()
    {
        var edited = "An added paragraph.\n\n" + AnnotatingApp.Report.Replace("in December", "in spring", StringComparison.Ordinal).Replace("Estonia waits. ", "", StringComparison.Ordinal);
        var article = await app.AddArticleAsync(AnnotatingApp.Report, edited);
        await MarkAsync(article, Words, "The words change.");
        await MarkAsync(article, "Finland follows in January, its minister told reporters.", "Only moved.");
        await MarkAsync(article, "Estonia waits.", "Gone.");
        var page = await app.OpenAsync(browser);
        await page.GotoAsync($"/articles/{article}");
        var cards = page.Locator(".annotation");
        await Expect(cards.Filter(new() { HasText = "The words change." })).ToContainTextAsync("the words have changed");
        await Expect(cards.Filter(new() { HasText = "The words change." })).ToContainTextAsync("Now: Lithuania will leave the Convention in spring.");
        await Expect(cards.Filter(new() { HasText = "Only moved." })).ToContainTextAsync("moved");
        var orphan = cards.Filter(new() { HasText = "Gone." });
        await Expect(orphan).ToContainTextAsync("orphaned");
        await orphan.GetByRole(AriaRole.Link, new() { Name = "Read it on revision 1" }).ClickAsync();
        await Expect(page.Locator("#revision-notice")).ToBeVisibleAsync();
        await Expect(page.Locator("#body mark.on-annotations")).ToHaveTextAsync(["Lithuania", "will leave the Convention in December.", "Finland", "follows in January, its minister told reporters.", "Estonia", "waits."]);
        await Expect(page.Locator(".annotation-anchor")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Marks_over_one_another_are_told_apart_and_layers_are_switched()
    {
        var (page, article) = await OpenAsync(AnnotatingApp.Report);
        await MarkAsync(article, Words, "Whole.");
        await MarkAsync(article, "leave the Convention in December. Finland follows", "Over the edge.");
        await page.ReloadAsync();
        await Expect(page.Locator("#body mark.deep-annotations")).ToHaveTextAsync("leave the Convention in December.");
        await Expect(page.Locator("#body .sign")).ToHaveTextAsync(["1", "2"]);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Countries" }).CheckAsync();
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Countries" })).ToBeCheckedAsync();
        await Expect(page.Locator("#body .on-countries").First).ToHaveCSSAsync("border-bottom-style", "dotted");
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Countries" }).UncheckAsync();
        await Expect(page.Locator("#body .on-countries").First).ToHaveCSSAsync("border-bottom-style", "none");
    }

    [Fact]
    public async Task A_reply_that_was_retracted_is_shown_as_such_where_asked_for_and_can_be_restored()
    {
        var (page, article) = await OpenAsync(AnnotatingApp.Report);
        var id = await MarkAsync(article, Words, "Is this decided?");
        var reply = await app.WithAsync<AnnotationDesk, long>(async desk => Assert.IsType<MarkOutcome.Marked>(await desk.ReplyAsync(id, "This is about Belarus.", Colleague, Cancelled)).Annotation.Id);
        await app.WithAsync<AnnotationDesk, AmendOutcome>(desk => desk.ActAsync(reply, AnnotationAct.Retracted, null, Colleague, Cancelled));
        await page.ReloadAsync();
        await Expect(page.Locator($"#annotation-{id}")).ToBeVisibleAsync();
        await Expect(page.Locator($"#annotation-{reply}")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Link, new() { Name = "Show retracted ones, too" }).ClickAsync();
        await Expect(page.Locator($"#annotation-{reply}")).ToContainTextAsync("Retracted by A colleague.");
        await Expect(page.Locator($"#annotation-{reply}").GetByRole(AriaRole.Link, new() { Name = "Edit" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore the reply" }).ClickAsync();
        await Expect(page.Locator($"#annotation-{reply}").GetByRole(AriaRole.Link, new() { Name = "Edit" })).ToBeVisibleAsync();
        await Expect(page.Locator($"#annotation-{reply}")).Not.ToContainTextAsync("Retracted");
    }

    [Fact]
    public async Task A_comment_is_called_edited_when_its_words_were_changed_and_not_when_it_was_resolved()
    {
        var (page, article) = await OpenAsync(AnnotatingApp.Report);
        var (resolved, edited) = (await MarkAsync(article, Words, "Only resolved."), await MarkAsync(article, "Estonia waits.", "First words."));
        foreach (var act in new[] { AnnotationAct.Resolved, AnnotationAct.Reopened })
            await app.WithAsync<AnnotationDesk, AmendOutcome>(desk => desk.ActAsync(resolved, act, null, Colleague, Cancelled));
        await app.WithAsync<AnnotationDesk, AmendOutcome>(desk => desk.EditAsync(edited, 1, Motivation.Commenting, "Second words.", [], Colleague, Cancelled));
        await app.WithAsync<AnnotationDesk, AmendOutcome>(desk => desk.ActAsync(edited, AnnotationAct.Resolved, null, Colleague, Cancelled));
        await page.ReloadAsync();
        await Expect(page.Locator($"#annotation-{edited}")).ToContainTextAsync(", edited");
        await Expect(page.Locator($"#annotation-{resolved}")).Not.ToContainTextAsync("edited");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_cancels_is_asked_before_what_was_typed_is_discarded(bool isBesideTheText)
    {
        var (page, article) = await OpenAsync(AnnotatingApp.Report);
        var id = await MarkAsync(article, Words, "First words.");
        var way = isBesideTheText ? $"/articles/{article}" : $"/annotations/{id}/edit";
        async Task BeginAsync()
        {
            await page.GotoAsync(way);
            if (isBesideTheText)
                await page.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).ClickAsync();
        }

        await BeginAsync();
        await page.Locator("#edit-body").FillAsync("Other words.");
        await Expect(page.Locator("form[data-part=edit]")).ToHaveAttributeAsync("data-draft-state", "kept");
        var answers = new Queue<bool>([false, true]);
        void Answer(object? sender, IDialog dialog) => _ = answers.Dequeue() ? dialog.AcceptAsync() : dialog.DismissAsync();
        page.Dialog += Answer;
        var cancel = page.Locator("form[data-part=edit] [data-close]");
        await cancel.ClickAsync();
        await Expect(page.Locator("#edit-body")).ToHaveValueAsync("Other words.");
        await page.RunAndWaitForRequestFinishedAsync(() => cancel.ClickAsync(), new() { Predicate = request => request.Method == "DELETE" });
        await Expect(page.Locator("#edit-body")).ToHaveCountAsync(0);
        Assert.False(await app.WithDbAsync(db => db.Drafts.AnyAsync(d => d.Key == $"edit:{id}", Cancelled)));
        await page.RunAndWaitForRequestFinishedAsync(BeginAsync, new() { Predicate = request => request.Url.Contains($"/api/drafts/edit%3A{id}", StringComparison.Ordinal) });
        await Expect(page.Locator("#edit-body")).ToHaveValueAsync("First words.");
    }

    [Fact]
    public async Task A_reply_that_is_half_written_stays_when_something_else_is_marked()
    {
        var (page, article) = await OpenAsync(AnnotatingApp.Report);
        await MarkAsync(article, Words, "Is this decided?");
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Reply" }).ClickAsync();
        await page.Locator("#reply-body").FillAsync("Yes, sin");
        await page.Locator("#body[tabindex='0']").FocusAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("h");
        await Expect(page.Locator(".annotation")).ToHaveCountAsync(2);
        await page.Locator("#reply-body").PressSequentiallyAsync("ce May.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Reply" }).ClickAsync();
        await Expect(page.Locator(".replies .annotation-body")).ToHaveTextAsync("Yes, since May.");
        await Expect(page.Locator("#reply-body")).ToHaveCountAsync(0);
    }

    private async Task<(IPage Page, long Article)> OpenAsync(params string[] texts)
    {
        var article = await app.AddArticleAsync(texts);
        var page = await app.OpenAsync(browser);
        await page.GotoAsync($"/articles/{article}");
        return (page, article);
    }

    private static async Task StartCommentAsync(IPage page, string words)
    {
        await page.Locator("#body[tabindex='0']").FocusAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.TypeAsync(words);
    }

    private Task<long> MarkAsync(long article, string words, string body) => app.WithAsync<AnnotationDesk, long>(async desk =>
        Assert.IsType<MarkOutcome.Marked>(await desk.MarkAsync(new NewMark(article, 1, null, new TextQuoteSelector(words, "", ""), Motivation.Commenting, body, []), Colleague, Cancelled)).Annotation.Id);
}
