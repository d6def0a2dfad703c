using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Annotations;
using NewsTracker.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Annotations;

/// <summary>Marking passages in the reader: by mouse, by touch, by keys alone and without script; none reloads the page.</summary>
public sealed class MarkingTests(AnnotatingApp app, BrowserFixture browser) : IClassFixture<AnnotatingApp>
{
    private const string Words = "will leave the Convention";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_mouse_a_passage_is_highlighted_and_commented()
    {
        var (page, article) = await OpenReportAsync();
        await DragOverAsync(page, Words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Highlight" }).ClickAsync();
        await Expect(page.Locator("#body mark.on-annotations")).ToHaveTextAsync(Words);
        await Expect(page.Locator(".annotation")).ToHaveCountAsync(1);
        Assert.Equal(Words, (await SingleAsync(article)).Passage!.Quote.Exact);

        await DragOverAsync(page, "Diplomats expect a quarrel");
        await page.GetByRole(AriaRole.Button, new() { Name = "Comment" }).ClickAsync();
        await page.Locator("#mark-body").FillAsync("Since when?");
        await TypeTagAsync(page, "Government decision");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark the passage" }).ClickAsync();
        await Expect(page.Locator(".annotation")).ToHaveCountAsync(2);
        await Expect(page.Locator(".annotation-body")).ToHaveTextAsync("Since when?");
        await Expect(page.Locator(".badge-tag")).ToHaveTextAsync("Government decision");
        await Expect(page.Locator("#passage-tools")).ToBeHiddenAsync();
        Assert.True(await WasNotReloadedAsync(page));
    }

    [Fact]
    public async Task By_touch_sentences_are_tapped_and_marked()
    {
        var (page, article) = await OpenReportAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true });
        await page.Locator("#body").ScrollIntoViewIfNeededAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Pick sentences by tapping" }).TapAsync();
        foreach (var (tapped, passage) in new[] { ("will leave", "Lithuania will leave the Convention in December."), ("follows", "Lithuania will leave the Convention in December. Finland follows in January, its minister told reporters.") })
        {
            var (x, y, _, _) = await PlaceOfAsync(page, tapped);
            await page.Touchscreen.TapAsync(x + 8, y);
            await Expect(page.Locator("#passage-quote")).ToHaveTextAsync(passage);
        }

        await page.Locator("[data-mark=comment]").TapAsync();
        await page.Locator("#mark-body").FillAsync("Both of them.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark the passage" }).TapAsync();
        await Expect(page.Locator(".annotation-body")).ToHaveTextAsync("Both of them.");
        Assert.StartsWith("Lithuania will leave", (await SingleAsync(article)).Passage!.Quote.Exact, StringComparison.Ordinal);
        Assert.True(await WasNotReloadedAsync(page));
    }

    [Fact]
    public async Task By_keys_alone_sentences_are_stepped_through_extended_trimmed_and_marked()
    {
        var (page, article) = await OpenReportAsync();
        await TabToAsync(page, "body");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("#passage-quote")).ToHaveTextAsync("Lithuania will leave the Convention in December.");
        await page.Keyboard.PressAsync("Shift+J");
        await Expect(page.Locator("#passage-quote")).ToHaveTextAsync("Lithuania will leave the Convention in December. Finland follows in January, its minister told reporters.");
        await page.Keyboard.PressAsync("Shift+K");
        foreach (var key in new[] { "[", "[", "}" })
        {
            await page.Keyboard.PressAsync(key);
        }

        await Expect(page.Locator("#passage-quote")).ToHaveTextAsync(Words);
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.TypeAsync("Decided by parliament.");
        await Expect(page.Locator("#passage-tools .btn-primary:visible")).ToHaveTextAsync("Mark the passage");
        await Expect(page.Locator("#mark-form .key-hint")).ToHaveTextAsync("Ctrl Enter saves, Esc closes");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("#body mark.on-annotations")).ToHaveTextAsync(Words);
        var mark = await SingleAsync(article);
        Assert.Equal((Words, "Decided by parliament."), (mark.Passage!.Quote.Exact, mark.Body));

        // The text has the focus again: one goes on from there.
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("h");
        await Expect(page.Locator(".annotation")).ToHaveCountAsync(2);
        Assert.True(await WasNotReloadedAsync(page));
    }

    [Fact]
    public async Task What_is_chosen_and_typed_before_a_mark_is_answered_stays()
    {
        var (page, article) = await OpenReportAsync();
        var answered = new TaskCompletionSource();
        await page.RouteAsync("**/annotate*", async route =>
        {
            await answered.Task;
            await route.ContinueAsync();
        });
        await TabToAsync(page, "body");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("h");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("#passage-quote")).ToHaveTextAsync("Lithuania will leave the Convention in December.");
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.TypeAsync("Decided by par");
        answered.SetResult();
        await Expect(page.Locator(".annotation")).ToHaveCountAsync(1);
        await page.Keyboard.TypeAsync("liament.");
        await Expect(page.Locator("#mark-body")).ToHaveValueAsync("Decided by parliament.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator(".annotation")).ToHaveCountAsync(2);
        await Expect(page.Locator(".annotation-body")).ToHaveTextAsync("Decided by parliament.");
        await Expect(page.Locator("#passage-tools")).ToBeHiddenAsync();
        Assert.Equal(2, await app.WithDbAsync(db => db.Annotations.CountAsync(a => a.ArticleId == article, Cancelled)));
    }

    /// <summary>On many keyboards brackets are typed with AltGr, which Windows tells as Ctrl and Alt, or with a Mac's Option.</summary>
    [Theory]
    [InlineData("{ key: '[', ctrlKey: true, altKey: true, modifierAltGraph: true }")]
    [InlineData("{ key: '[', modifierAltGraph: true }")]
    [InlineData("{ key: '[', altKey: true }")]
    public async Task Brackets_trim_the_passage_however_they_are_typed(string typed)
    {
        var (page, _) = await OpenReportAsync();
        await TabToAsync(page, "body");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("#passage-quote")).ToHaveTextAsync("Lithuania will leave the Convention in December.");
        await page.EvaluateAsync($"document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ bubbles: true, cancelable: true, ...{typed} }}))");
        await Expect(page.Locator("#passage-quote")).ToHaveTextAsync("Lithuania will leave the Convention in");
    }

    [Fact]
    public async Task Without_script_sentences_are_chosen_and_marked()
    {
        var article = await app.AddArticleAsync(AnnotatingApp.Report);
        var page = await app.OpenAsync(browser, new() { JavaScriptEnabled = false });
        await page.GotoAsync($"/articles/{article}");
        await Expect(page.Locator("#passage-tools")).ToBeHiddenAsync();
        await page.Locator("#annotate-link").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark the passage" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Choose the sentence that matters");

        await page.GetByLabel("Lithuania will leave").CheckAsync();
        await page.GetByLabel("Only these words").FillAsync("will depart");
        await page.GetByLabel("Comment").FillAsync("Without script.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark the passage" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("do not stand in the chosen sentences");
        await Expect(page.GetByLabel("Lithuania will leave")).ToBeCheckedAsync();
        await page.GetByLabel("Only these words").FillAsync(Words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark the passage" }).ClickAsync();
        await Expect(page.Locator("#body mark.on-annotations")).ToHaveTextAsync(Words);
        await Expect(page.Locator(".annotation-body")).ToHaveTextAsync("Without script.");

        // The layers are switched by the style sheet alone.
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Annotations" }).UncheckAsync();
        await Expect(page.Locator("#body mark.on-annotations")).ToHaveCSSAsync("background-color", "rgba(0, 0, 0, 0)");

        await page.GetByRole(AriaRole.Button, new() { Name = "Retract" }).ClickAsync();
        await Expect(page.Locator(".annotation")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator(".annotation")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task An_unknown_tag_is_told_and_what_was_written_stays()
    {
        var (page, article) = await OpenReportAsync();
        await DragOverAsync(page, Words);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#passage-tools")).ToBeHiddenAsync();
        await DragOverAsync(page, Words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Tag" }).ClickAsync();
        await TypeTagAsync(page, "Governm");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark the passage" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Did you mean “Government decision”?");
        await Expect(page.Locator("#mark-tags")).ToHaveValueAsync("Governm");
        await TypeTagAsync(page, "government-decision");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark the passage" }).ClickAsync();
        await Expect(page.Locator(".badge-tag")).ToHaveTextAsync("Government decision");
        Assert.Equal(Motivation.Tagging, (await SingleAsync(article)).Motivation);
    }

    /// <summary>Types a tag and leaves the field, which closes its list: an open list lies over the buttons below it.</summary>
    private static async Task TypeTagAsync(IPage page, string tag)
    {
        await page.Locator("#mark-tags").FillAsync(tag);
        await page.Locator("#mark-tags").PressAsync("Tab");
        await Expect(page.Locator("#mark-tags")).ToHaveAttributeAsync("aria-expanded", "false");
    }

    private async Task<(IPage Page, long Article)> OpenReportAsync(BrowserNewContextOptions? options = null)
    {
        var article = await app.AddArticleAsync(AnnotatingApp.Report);
        var page = await app.OpenAsync(browser, options);
        await page.GotoAsync($"/articles/{article}");
        await Expect(page.Locator("#body[tabindex='0']")).ToBeVisibleAsync();
        await page.EvaluateAsync("window.notReloaded = true");
        return (page, article);
    }

    private static Task<bool> WasNotReloadedAsync(IPage page) => page.EvaluateAsync<bool>("window.notReloaded === true");

    private Task<Annotation> SingleAsync(long article) => app.WithDbAsync(db => db.Annotations.AsNoTracking().SingleAsync(a => a.ArticleId == article, Cancelled));

    /// <summary>Where words stand on the screen: the middle of their left and of their right edge.</summary>
    private static async Task<(float Left, float LeftY, float Right, float RightY)> PlaceOfAsync(IPage page, string words)
    {
        var place = await page.EvaluateAsync<float[]>(
            """
            words => {
              const walker = document.createTreeWalker(document.getElementById('body'), NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at);
                range.setEnd(node, at + words.length);
                const boxes = [...range.getClientRects()];
                const first = boxes[0], last = boxes.at(-1);
                return [first.left, first.top + first.height / 2, last.right, last.top + last.height / 2];
              }
              throw new Error(`"${words}" is not in the text`);
            }
            """,
            words);
        return (place[0], place[1], place[2], place[3]);
    }

    private static async Task DragOverAsync(IPage page, string words)
    {
        await page.Locator("#body").ScrollIntoViewIfNeededAsync();
        var (left, leftY, right, rightY) = await PlaceOfAsync(page, words);
        await page.Mouse.MoveAsync(left + 1, leftY);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(right - 1, rightY, new() { Steps = 5 });
        await page.Mouse.UpAsync();
        await Expect(page.Locator("#passage-quote")).ToHaveTextAsync(words);
    }

    /// <summary>Presses Tab until something has the focus: an element's id, or a button's words.</summary>
    private static async Task TabToAsync(IPage page, string name)
    {
        for (var presses = 0; presses < 40; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("name => document.activeElement.id === name || document.activeElement.textContent.trim() === name", name))
            {
                return;
            }
        }

        Assert.Fail($"No Tab leads to {name}.");
    }
}
