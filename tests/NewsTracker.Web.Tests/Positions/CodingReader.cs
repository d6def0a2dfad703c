using Microsoft.Playwright;
using NewsTracker.Web.Tests.Annotations;
using NewsTracker.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Positions;

/// <summary>What an editor does in the reader to code an article.</summary>
internal static class CodingReader
{
    /// <summary>The reader of an article, on a page that tells whether it was left.</summary>
    public static async Task<(IPage Page, CodedNewsroom Newsroom)> OpenToCodeAsync(this AnnotatingApp app, BrowserFixture browser, CodedNewsroom? newsroom = null, BrowserNewContextOptions? options = null)
    {
        newsroom ??= await CodedNewsroom.AddAsync(app);
        var page = await app.OpenAsync(browser, options ?? new() { ViewportSize = new() { Width = 1280, Height = 1300 } });
        await page.GotoAsync($"/articles/{newsroom.Article.Id}");
        await Expect(page.Locator("#body[tabindex='0']")).ToBeVisibleAsync();
        await page.EvaluateAsync("window.notReloaded = true");
        return (page, newsroom);
    }

    public static async Task CodeAsync(this IPage page, string words, string topic, string stance, string? more = null, string? speaker = null)
    {
        var marked = await page.Locator("#body a.sign.of-positions").CountAsync();
        await page.SelectWordsAsync(words);
        await page.GetByRole(AriaRole.Button, new() { Name = "Position" }).ClickAsync();
        await page.Locator("#topic").SelectOptionAsync(topic);
        await page.Locator("#stance").SelectOptionAsync(stance);
        if (more is not null)
        {
            await page.Locator("[name='Input.MoreCountries']").FillAsync(more);
        }

        if (speaker is not null)
        {
            await page.Locator("#speaker").FillAsync(speaker);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".coding-saved")).ToBeVisibleAsync();

        // The text comes anew with the mark of what was just saved.
        await Expect(page.Locator("#body a.sign.of-positions")).ToHaveCountAsync(marked + 1);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#coding-panel")).ToBeHiddenAsync();
    }

    /// <summary>Selects words with the mouse, as one does.</summary>
    public static async Task SelectWordsAsync(this IPage page, string words)
    {
        await Expect(page.Locator("#body[tabindex='0']")).ToBeVisibleAsync();
        var place = await page.EvaluateAsync<float[]>(
            """
            words => {
              // A mark cuts the text into runs, so words may stand in several.
              const nodes = [...document.querySelectorAll('#body [data-at]')].map(run => run.firstChild);
              const all = nodes.map(node => node.data).join('');
              const at = all.indexOf(words);
              if (at < 0) throw new Error(`"${words}" is not in the text`);
              const place = (offset, isEnd) => {
                for (const node of nodes) {
                  if (offset < node.data.length || (isEnd && offset === node.data.length)) return [node, offset];
                  offset -= node.data.length;
                }
              };
              const range = document.createRange();
              range.setStart(...place(at, false));
              range.setEnd(...place(at + words.length, true));
              const boxes = [...range.getClientRects()];
              return [boxes[0].left, boxes[0].top + boxes[0].height / 2, boxes.at(-1).right, boxes.at(-1).top + boxes.at(-1).height / 2];
            }
            """,
            words);
        await page.Mouse.MoveAsync(place[0] + 1, place[1]);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(place[2] - 1, place[3], new() { Steps = 5 });
        await page.Mouse.UpAsync();
        await Expect(page.Locator("#passage-quote")).ToHaveTextAsync(words);
    }
}
