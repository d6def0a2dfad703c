using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Core.Positions;
using NewsTracker.Web.Tests.Annotations;
using NewsTracker.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Positions;

/// <summary>Coding in the reader: by mouse and by keys alone, without leaving the page; and back from the country to the words.</summary>
public sealed class CodingTests(AnnotatingApp app, BrowserFixture browser) : IClassFixture<AnnotatingApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_keys_alone_from_an_open_reader_a_sentence_becomes_positions_in_eight_strokes()
    {
        var (page, newsroom) = await OpenAsync();
        var waits = new List<double>();

        // What the program makes one wait for after the stroke; told, not judged.
        async Task PressAsync(string key, string isDone)
        {
            await page.EvaluateAsync(
                $$"""
                () => {
                  window.waited = new Promise(resolve => addEventListener('keydown', () => {
                    const from = performance.now();
                    const look = () => ({{isDone}}) ? resolve(performance.now() - from) : requestAnimationFrame(look);
                    requestAnimationFrame(look);
                  }, { once: true, capture: true }));
                }
                """);
            await page.Keyboard.PressAsync(key);
            waits.Add(await page.EvaluateAsync<double>("window.waited"));
        }

        Assert.Equal("BODY", await page.EvaluateAsync<string>("document.activeElement.tagName"));
        await PressAsync("j", "document.getElementById('passage-quote').textContent.includes('Factories in Lithuania and Finland')");
        await PressAsync("p", "document.activeElement?.id === 'topic'");
        await Expect(page.Locator("[name='Input.Countries']:checked")).ToHaveCountAsync(3);
        await PressAsync("3", "!document.querySelector('[name=\"Input.Countries\"][value=UKR]').checked && document.activeElement.id === 'topic'");
        await PressAsync("p", "document.getElementById('topic').value === 'production'");
        await PressAsync("Tab", "document.activeElement.id !== 'topic'");
        await PressAsync("Tab", "document.activeElement.id === 'stance'");
        await PressAsync("3", "document.getElementById('stance').value === 'intends'");
        await PressAsync("Control+Enter", "document.querySelectorAll('.coding-saved-row').length === 2 && document.querySelector('#body mark.on-positions')");
        Assert.Equal(8, waits.Count);
        TestContext.Current.TestOutputHelper!.WriteLine($"Eight strokes, waits of the program: {waits.Sum():0} ms ({string.Join(", ", waits.Select(wait => $"{wait:0}"))}).");

        await Expect(page.Locator(".coding-saved-row")).ToHaveCountAsync(2);
        await Expect(page.Locator("#body mark.on-positions").First).ToBeVisibleAsync();
        await Expect(page.Locator("#body")).ToBeFocusedAsync();
        Assert.Equal(["LTU Production Intends", "FIN Production Intends"], await CodedAsync(newsroom));
        await Expect(page.Locator("#triage-state")).ToHaveTextAsync("Coded");

        // Both are undone where they were made, and with the last the article is new again.
        await page.Locator(".coding-saved-row").Last.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator(".coding-saved-row").Last.Locator(".mark")).ToHaveTextAsync("Undone");
        await Expect(page.Locator("#triage-state")).ToHaveTextAsync("Coded");
        await page.Locator(".coding-saved-row").First.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Locator("#triage-state")).ToHaveTextAsync("New");
        Assert.True(await page.EvaluateAsync<bool>("window.notReloaded === true"));

        // And on to the sentence after the one that was coded.
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("#passage-quote")).ToContainTextAsync("Both have approved their exit");
    }

    [Fact]
    public async Task The_report_yields_its_eleven_positions_and_a_country_leads_back_to_the_words()
    {
        var (page, newsroom) = await OpenAsync();
        await CodeAsync(page, "Factories in Lithuania and Finland are getting ready to make anti-personnel mines from next year", "production", "intends");
        await CodeAsync(page, "Both have approved their exit from the Ottawa Convention, as have Poland, Latvia and Estonia", "withdrawal", "intends", more: "Lithuania, FIN");
        await CodeAsync(page, "In Warsaw and Riga officials hinted that Poland and Latvia may make mines too", "production", "considers");
        await CodeAsync(page, "Estonia keeps production as an option for later", "production", "considers");
        const string Buying = "Lithuania's deputy defence minister Karolis Aleksa said that hundreds of millions would be put into buying anti-tank and anti-personnel mines";
        await CodeAsync(page, Buying, "stockpiling", "intends", speaker: "Karolis Aleksa");
        Assert.True(await page.EvaluateAsync<bool>("window.notReloaded === true"));

        var coded = await CodedAsync(newsroom);
        string[] expected =
        [
            "EST Production Considers", "EST Withdrawal Intends", "FIN Production Intends", "FIN Withdrawal Intends", "LTU Production Intends", "LTU Stockpiling Intends",
            "LTU Withdrawal Intends", "LVA Production Considers", "LVA Withdrawal Intends", "POL Production Considers", "POL Withdrawal Intends",
        ];
        Assert.Equal(expected, coded.Order(StringComparer.Ordinal));

        await page.GotoAsync("/countries/LTU?asOf=2025-08-01");
        await Expect(page.Locator("#stance-stockpiling")).ToContainTextAsync("Intends, because it is the latest accepted position on stockpiling");
        await page.Locator("#stance-stockpiling").GetByRole(AriaRole.Link, new() { Name = "“" + Buying }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("#annotation-\\d+$"));
        var mark = new Uri(page.Url).Fragment[1..];
        await Expect(page.Locator($"#{mark}")).ToContainTextAsync(Buying);
        var words = string.Concat(await page.Locator($"#body mark[data-marks~='{mark}']").AllTextContentsAsync());
        Assert.Equal(Buying, words);
    }

    [Fact]
    public async Task What_is_wrong_is_told_in_the_form_and_what_was_typed_survives_the_page()
    {
        var (page, newsroom) = await OpenAsync();
        await SelectAsync(page, "as have Poland");
        await page.GetByRole(AriaRole.Button, new() { Name = "Position" }).ClickAsync();
        await page.Locator("#topic").SelectOptionAsync("withdrawal");
        await page.Locator("#stance").SelectOptionAsync("formalises");
        await page.Locator("#note").FillAsync("Both of them");
        await page.Locator("[name='Input.MoreCountries']").FillAsync("Finland");
        await page.Locator("#note").PressAsync("Control+Enter");
        await Expect(page.Locator("#problems")).ToContainTextAsync("needs the date of the formal step");
        await Expect(page.Locator("#formal-step")).ToBeFocusedAsync();
        await page.Locator("#note").FillAsync("Both of them, it seems");
        await Expect(page.Locator("#coding")).ToHaveAttributeAsync("data-draft-state", "kept");

        await page.GotoAsync($"/articles/{newsroom.Article.Id}");
        await SelectAsync(page, "as have Poland");
        await page.Keyboard.PressAsync("p");
        await Expect(page.Locator("#note")).ToHaveValueAsync("Both of them, it seems");
        await page.Locator("#formal-step").FillAsync("2025-06-27");
        await page.Locator("#formal-step").PressAsync("Control+Enter");
        await Expect(page.Locator(".coding-saved-row")).ToHaveCountAsync(2);
        Assert.Equal(2, await app.WithDbAsync(db => db.Positions.CountAsync(p => p.ArticleId == newsroom.Article.Id && p.FormalStepOn == new DateOnly(2025, 6, 27), Cancelled)));
    }

    [Fact]
    public async Task A_draft_is_kept_while_one_types_and_comes_back_as_it_was_ticked_to_be_discarded()
    {
        var (page, newsroom) = await OpenAsync();
        var puts = 0;
        page.Request += (_, request) => puts += request.Method == "PUT" && request.Url.Contains("/api/drafts/", StringComparison.Ordinal) ? 1 : 0;
        await SelectAsync(page, "as have Poland");
        await page.Keyboard.PressAsync("p");
        var poland = page.Locator("[name='Input.Countries'][value='POL']");
        await poland.UncheckAsync();
        await page.Locator("#note").PressSequentiallyAsync("Nobody waits between these letters", new() { Delay = 100 });
        Assert.True(puts > 1, "Nothing was kept on the server before the pause");
        await Expect(page.Locator("#coding")).ToHaveAttributeAsync("data-draft-state", "kept");

        await page.GotoAsync($"/articles/{newsroom.Article.Id}");
        await page.Locator(".begun").GetByRole(AriaRole.Link, new() { Name = "“as have Poland”" }).ClickAsync();
        await Expect(page.Locator("#note")).ToHaveValueAsync("Nobody waits between these letters");
        await Expect(poland).Not.ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard it" }).ClickAsync();
        await Expect(page.Locator("#note")).ToHaveValueAsync("");
        await Expect(poland).ToBeCheckedAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".begun")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_sent_at_once_and_could_not_be_saved_is_back_when_the_reader_is_opened_again()
    {
        var (page, newsroom) = await OpenAsync();
        await page.RouteAsync("**/positions/add", route => route.AbortAsync());
        await SelectAsync(page, "as have Poland");
        await page.Keyboard.PressAsync("p");
        await page.Locator("#topic").SelectOptionAsync("withdrawal");
        await page.Locator("#stance").SelectOptionAsync("intends");
        await page.Locator("#note").FillAsync("Both of them");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator("#coding-panel [role=alert]")).ToContainTextAsync("What you wrote is kept here");

        await page.GotoAsync($"/articles/{newsroom.Article.Id}");
        await SelectAsync(page, "as have Poland");
        await page.Keyboard.PressAsync("p");
        await Expect(page.Locator("#note")).ToHaveValueAsync("Both of them");
    }

    [Fact]
    public async Task A_ghost_mark_opens_the_form_filled_in_and_saving_keeps_the_engine()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var suggestion = await newsroom.SuggestAsync("Estonia keeps production as an option for later", Topic.Production, Stance.Considers, "EST");
        var (page, _) = await OpenAsync(newsroom);
        await Expect(page.Locator("#body mark.on-suggestions").First).ToBeVisibleAsync();
        Assert.Equal("Estonia keeps production as an option for later", string.Concat(await page.Locator("#body mark.on-suggestions").AllTextContentsAsync()));
        await page.Locator("#body a.sign.of-suggestions").ClickAsync();
        await Expect(page.Locator("#stance")).ToHaveValueAsync("considers");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Locator(".coding-saved-row")).ToHaveCountAsync(1);
        await Expect(page.Locator("#body mark.on-suggestions")).ToHaveCountAsync(0);
        var position = await app.WithDbAsync(db => db.Positions.AsNoTracking().SingleAsync(p => p.ArticleId == newsroom.Article.Id, Cancelled));
        Assert.Equal((suggestion, 4), (position.SuggestionId, position.EngineVersion));
    }

    [Fact]
    public async Task On_a_page_of_its_own_the_form_takes_the_same_keys_and_can_be_left()
    {
        const string Words = "Factories in Lithuania and Finland are getting ready to make anti-personnel mines from next year";
        var newsroom = await CodedNewsroom.AddAsync(app);
        var suggestion = await newsroom.SuggestAsync(Words, Topic.Production, Stance.Intends, "LTU");
        var page = await app.OpenAsync(browser);
        await page.GotoAsync($"{newsroom.FormFor(Words)}&suggestion={suggestion}");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Cancel" })).ToHaveAttributeAsync("href", $"/review/suggestions/{suggestion}");
        await page.GotoAsync(newsroom.FormFor(Words));
        await Expect(page.GetByText("Esc", new() { Exact = true })).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Cancel" })).ToHaveAttributeAsync("href", $"/articles/{newsroom.Article.Id}?revision=1");
        await page.Locator("#topic").SelectOptionAsync("production");
        await page.Locator("#stance").SelectOptionAsync("intends");
        await page.Locator("#topic").PressAsync("3");
        await Expect(page.Locator("[name='Input.Countries']:checked")).ToHaveCountAsync(2);
        await page.Locator("#topic").PressAsync("Control+Enter");
        await page.WaitForURLAsync("**/positions?annotation=*");
        Assert.Equal(["LTU Production Intends", "FIN Production Intends"], await CodedAsync(newsroom));
    }

    [Fact]
    public async Task By_touch_a_tapped_sentence_becomes_positions_that_are_undone_together()
    {
        var (page, newsroom) = await OpenAsync(options: new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true });
        await page.GetByRole(AriaRole.Button, new() { Name = "Pick sentences by tapping" }).TapAsync();
        await page.Locator("#body p").First.TapAsync(new() { Position = new() { X = 30, Y = 12 } });
        await Expect(page.Locator("#passage-quote")).ToContainTextAsync("Factories in Lithuania and Finland");
        await page.GetByRole(AriaRole.Button, new() { Name = "Position" }).TapAsync();
        await Expect(page.Locator("#digits-hint")).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "Ukraine" }).TapAsync();
        await page.Locator("#topic").SelectOptionAsync("production");
        await page.Locator("#stance").SelectOptionAsync("intends");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).TapAsync();
        await Expect(page.Locator(".coding-saved-row")).ToHaveCountAsync(2);
        Assert.Equal(["LTU Production Intends", "FIN Production Intends"], await CodedAsync(newsroom));

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo all 2" }).TapAsync();
        await Expect(page.Locator(".coding-saved-row .mark")).ToHaveTextAsync(["Undone", "Undone"]);
        Assert.Equal(2, await app.WithDbAsync(db => db.PositionReviews.CountAsync(r => r.UndoesActId != null && db.Positions.Any(p => p.Id == r.PositionId && p.ArticleId == newsroom.Article.Id), Cancelled)));
        Assert.True(await page.EvaluateAsync<bool>("window.notReloaded === true"));
    }

    private async Task<(IPage Page, CodedNewsroom Newsroom)> OpenAsync(CodedNewsroom? newsroom = null, BrowserNewContextOptions? options = null)
    {
        newsroom ??= await CodedNewsroom.AddAsync(app);
        var page = await app.OpenAsync(browser, options ?? new() { ViewportSize = new() { Width = 1280, Height = 1300 } });
        await page.GotoAsync($"/articles/{newsroom.Article.Id}");
        await Expect(page.Locator("#body[tabindex='0']")).ToBeVisibleAsync();
        await page.EvaluateAsync("window.notReloaded = true");
        return (page, newsroom);
    }

    private Task<List<string>> CodedAsync(CodedNewsroom newsroom) => app.WithDbAsync(async db =>
        (await db.Positions.AsNoTracking().Where(p => p.ArticleId == newsroom.Article.Id).OrderBy(p => p.Id).ToListAsync(Cancelled)).ConvertAll(p => $"{p.CountryCode.Value} {p.Topic} {p.Stance}"));

    private static async Task CodeAsync(IPage page, string words, string topic, string stance, string? more = null, string? speaker = null)
    {
        var marked = await page.Locator("#body a.sign.of-positions").CountAsync();
        await SelectAsync(page, words);
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
    private static async Task SelectAsync(IPage page, string words)
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
