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

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 500)]
    public async Task In_a_low_window_what_saves_stays_in_sight_at_the_foot_of_the_panel(int width, int height)
    {
        var (page, _) = await app.OpenToCodeAsync(browser);
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("p");
        await Expect(page.Locator("#topic")).ToBeFocusedAsync();
        await page.SetViewportSizeAsync(width, height);
        Assert.True(await page.EvaluateAsync<bool>("document.getElementById('coding-panel').scrollHeight > document.getElementById('coding-panel').clientHeight"), "All of the form is in sight.");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true })).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.EvaluateAsync("document.getElementById('coding-panel').scrollTo(0, 1e6)");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true })).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task By_keys_alone_from_an_open_reader_a_sentence_becomes_positions_in_eight_strokes()
    {
        var (page, newsroom) = await app.OpenToCodeAsync(browser);
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
        Assert.Equal(["LTU Production Intends", "FIN Production Intends"], await newsroom.CodedAsync());
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
        var (page, newsroom) = await app.OpenToCodeAsync(browser);
        await page.CodeAsync("Factories in Lithuania and Finland are getting ready to make anti-personnel mines from next year", "production", "intends");
        await page.CodeAsync("Both have approved their exit from the Ottawa Convention, as have Poland, Latvia and Estonia", "withdrawal", "intends", more: "Lithuania, FIN");
        await page.CodeAsync("In Warsaw and Riga officials hinted that Poland and Latvia may make mines too", "production", "considers");
        await page.CodeAsync("Estonia keeps production as an option for later", "production", "considers");
        const string Buying = "Lithuania's deputy defence minister Karolis Aleksa said that hundreds of millions would be put into buying anti-tank and anti-personnel mines";
        await page.CodeAsync(Buying, "stockpiling", "intends", speaker: "Karolis Aleksa");
        Assert.True(await page.EvaluateAsync<bool>("window.notReloaded === true"));

        var coded = await newsroom.CodedAsync();
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

    [Theory]
    [InlineData("?q=factories")]
    [InlineData("?q=&sort=relevance")]
    [InlineData("?q=factories&opened=1772000000000")]
    public async Task What_is_recorded_leads_back_to_the_list_that_the_article_was_opened_from(string list)
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var page = await app.OpenAsync(browser);
        await page.GotoAsync($"/articles/{newsroom.Article.Id}{list}");
        await page.SelectWordsAsync("Estonia keeps production as an option for later");
        await page.Keyboard.PressAsync("p");
        await page.Locator("#topic").SelectOptionAsync("production");
        await page.Locator("#stance").SelectOptionAsync("considers");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        var saved = await page.Locator(".coding-saved-row a").GetAttributeAsync("href");
        Assert.EndsWith(list, saved, StringComparison.Ordinal);
        await page.GotoAsync(saved!);
        Assert.Contains(list[1..], await page.Locator(".evidence figcaption a").GetAttributeAsync("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ghost_mark_opens_the_form_filled_in_and_saving_keeps_the_engine()
    {
        var newsroom = await CodedNewsroom.AddAsync(app);
        var suggestion = await newsroom.SuggestAsync("Estonia keeps production as an option for later", Topic.Production, Stance.Considers, "EST");
        var (page, _) = await app.OpenToCodeAsync(browser, newsroom);
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
        await page.ArrivedAsync(url => url.Contains("/positions?annotation=", StringComparison.Ordinal));
        Assert.Equal(["LTU Production Intends", "FIN Production Intends"], await newsroom.CodedAsync());
    }

    [Fact]
    public async Task By_touch_a_tapped_sentence_becomes_positions_that_are_undone_together()
    {
        var (page, newsroom) = await app.OpenToCodeAsync(browser, options: new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true });
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
        Assert.Equal(["LTU Production Intends", "FIN Production Intends"], await newsroom.CodedAsync());

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo all 2" }).TapAsync();
        await Expect(page.Locator(".coding-saved-row .mark")).ToHaveTextAsync(["Undone", "Undone"]);
        Assert.Equal(2, await app.WithDbAsync(db => db.PositionReviews.CountAsync(r => r.UndoesActId != null && db.Positions.Any(p => p.Id == r.PositionId && p.ArticleId == newsroom.Article.Id), Cancelled)));
        Assert.True(await page.EvaluateAsync<bool>("window.notReloaded === true"));
    }
}
