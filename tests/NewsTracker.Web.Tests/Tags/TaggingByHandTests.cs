using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NewsTracker.Web.Tests.Annotations;
using NewsTracker.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Tags;

/// <summary>Tagging in the reader: an article and a passage, by keys, by touch, with a new tag in place; none reloads the page.</summary>
public sealed class TaggingByHandTests(AnnotatingApp app, BrowserFixture browser) : IClassFixture<AnnotatingApp>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task By_keys_alone_an_article_is_tagged_and_a_tag_removed_and_brought_back()
    {
        var (page, article) = await OpenAsync();
        await page.Locator("#body").FocusAsync();
        await page.Keyboard.PressAsync("t");
        await page.Keyboard.TypeAsync("mine u");
        await Expect(page.Locator("[role=option]")).ToHaveTextAsync(["Mine use Weapons", "Create the tag “mine u”"]);
        await Expect(page.Locator("#article-tags")).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Mine use" })).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#article-tags")).ToHaveValueAsync("Mine use, ");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#tags .tag-chip")).ToHaveTextAsync("Mine use");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Mine use" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#tags .tag-chip")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#tags .tag-chip")).ToHaveTextAsync("Mine use");
        Assert.Single(await app.WithDbAsync(db => db.ArticleTags.Where(t => t.ArticleId == article).ToListAsync(Cancelled)));
        Assert.Equal("here", await page.EvaluateAsync<string>("window.stays"));
    }

    [Fact]
    public async Task Enter_takes_nothing_from_a_list_for_fewer_letters_than_are_typed()
    {
        var (page, _) = await OpenAsync();
        await page.RouteAsync("**/api/tags?q=minex", _ => Task.CompletedTask);
        await page.Locator("#article-tags").FillAsync("mine");
        await Expect(page.GetByRole(AriaRole.Option, new() { Name = "Mine use" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Option).First).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.TypeAsync("x");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#create-tag")).ToContainTextAsync("minex");
        await Expect(page.Locator("#tags .tag-chip")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task By_touch_a_passage_is_given_a_tag_that_is_new()
    {
        var (page, article) = await OpenAsync(new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true });
        await page.GetByRole(AriaRole.Button, new() { Name = "Pick sentences by tapping" }).TapAsync();
        await page.Locator("#body p").First.TapAsync(new() { Position = new() { X = 20, Y = 10 } });
        await page.Locator("[data-mark=tag]").TapAsync();
        await page.Keyboard.TypeAsync("Balloon corps");
        await page.GetByRole(AriaRole.Option, new() { Name = "Create the tag “Balloon corps”" }).TapAsync();
        await Expect(page.Locator("#mark-tags")).ToHaveValueAsync("Balloon corps, ");
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark the passage" }).TapAsync();
        await Expect(page.Locator(".badge-tag")).ToHaveTextAsync("Balloon corps");
        var tag = await app.WithDbAsync(db => db.Tags.Where(t => t.Slug == "balloon-corps").Select(t => t.Id).SingleAsync(Cancelled));
        Assert.Equal([tag], await app.WithDbAsync(db => db.Annotations.Where(a => a.ArticleId == article).Select(a => a.TagIds).SingleAsync(Cancelled)));
        Assert.Equal("here", await page.EvaluateAsync<string>("window.stays"));
    }

    [Fact]
    public async Task Without_scripts_the_field_takes_names()
    {
        var (page, article) = await OpenAsync(new() { JavaScriptEnabled = false });
        await page.Locator("#article-tags").FillAsync("funding, Casualties");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(page.Locator("#tags .tag-chip")).ToHaveCountAsync(2);
        Assert.Equal(2, await app.WithDbAsync(db => db.ArticleTags.CountAsync(t => t.ArticleId == article, Cancelled)));
    }

    private async Task<(IPage Page, long Article)> OpenAsync(BrowserNewContextOptions? options = null)
    {
        var article = await app.AddArticleAsync(AnnotatingApp.Report);
        var page = await app.OpenAsync(browser, options);
        await page.GotoAsync($"/articles/{article}");
        if (options?.JavaScriptEnabled is not false)
        {
            await page.EvaluateAsync("window.stays = 'here'");
        }

        return (page, article);
    }
}
