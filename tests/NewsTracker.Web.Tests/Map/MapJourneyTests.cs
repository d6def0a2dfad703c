using Microsoft.Playwright;
using NewsTracker.Web.Tests.Browser;
using static Microsoft.Playwright.Assertions;

namespace NewsTracker.Web.Tests.Map;

/// <summary>The map with scripts: moved in time, read and left by keys, zoomed, filtered by its legend.</summary>
public sealed class MapJourneyTests(FilledApp app, BrowserFixture browser) : IClassFixture<FilledApp>
{
    [Fact]
    public async Task The_slider_recolours_the_map_and_the_table_and_the_address_follow()
    {
        var page = await OpenAsync("/map?asOf=2026-02-20");
        await Expect(page.Locator("#lands a[data-code=LTU]")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("s-left"));
        await page.Locator("#day").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(page.Locator("#map-day")).ToHaveTextAsync("3 Dec 1997");
        await Expect(page.Locator("#lands a[data-code=CAN]")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("s-contracting"));
        await Expect(page.Locator("#lands a[data-code=LTU]")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("s-never"));
        await page.ArrivedAsync("/map?asOf=1997-12-03");
        await Expect(page.Locator("#map-table caption")).ToContainTextAsync("3 Dec 1997");
    }

    [Fact]
    public async Task A_table_that_does_not_come_is_told_and_the_one_shown_is_marked_as_old()
    {
        var page = await OpenAsync("/map?asOf=2026-02-20");
        await page.RouteAsync("**/map?*handler=Table*", route => route.FulfillAsync(new() { Status = 500 }));
        await page.Locator("#day").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(page.Locator("#day")).ToHaveAttributeAsync("aria-valuetext", "3 Dec 1997");
        await Expect(page.Locator(".failure")).ToContainTextAsync("The table could not be brought up to date");
        await Expect(page.Locator("#map-table-place > .is-old")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task After_a_drag_a_key_follows_the_link_that_it_is_pressed_on()
    {
        var page = await OpenAsync("/map?asOf=2026-02-20");
        await page.Locator("[data-zoom=in]").ClickAsync();
        var box = (await page.Locator("#map").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width / 2) + 40, box.Y + (box.Height / 2) + 10, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await page.Locator("#lands a[data-code=POL]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ArrivedAsync("/countries/POL?asOf=2026-02-20");
    }

    [Fact]
    public async Task A_state_that_joins_the_group_or_is_not_in_it_yet_is_faded_by_the_day_that_the_slider_shows()
    {
        var (faded, finland) = (new System.Text.RegularExpressions.Regex("is-faded"), "#lands a[data-code=FIN]");
        var page = await OpenAsync("/map?group=nato&asOf=2023-04-03");
        await Expect(page.Locator(finland)).ToHaveClassAsync(faded);
        await Expect(page.Locator("#lands a[data-code=FRA]")).Not.ToHaveClassAsync(faded);
        await Expect(page.Locator("#legend a[data-entry=party] .legend-count")).ToHaveTextAsync("29");
        await page.Locator("#day").FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(page.Locator("#map-day")).ToHaveTextAsync("4 Apr 2023");
        await Expect(page.Locator("#legend a[data-entry=party] .legend-count")).ToHaveTextAsync("30");
        await Expect(page.Locator(finland)).Not.ToHaveClassAsync(faded);
        await page.Locator("#legend a[data-entry=withdrawn]").ClickAsync();
        await Expect(page.Locator(finland)).ToHaveClassAsync(faded);
        await page.Locator("#legend a[data-entry=withdrawn]").ClickAsync();
        await Expect(page.Locator(finland)).Not.ToHaveClassAsync(faded);
        await page.Locator("#day").FocusAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Locator(finland)).ToHaveClassAsync(faded);
    }

    [Fact]
    public async Task A_state_that_is_clicked_opens_as_of_the_day_that_the_slider_shows()
    {
        var page = await OpenAsync("/map?asOf=2026-02-20");
        await page.Locator("#day").FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Locator("#lands a[data-code=NER]").ClickAsync();
        await page.ArrivedAsync("/countries/NER?asOf=1997-12-03");
    }

    [Fact]
    public async Task Playing_runs_to_today_and_stops()
    {
        var page = await OpenAsync("/map?asOf=2024-01-01");
        await page.Locator("#play").ClickAsync();
        await Expect(page.Locator("#play")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Locator("#play")).ToHaveAttributeAsync("aria-pressed", "false", new() { Timeout = 60_000 });
        await Expect(page.Locator(".legend-count").Last).ToHaveTextAsync("5");
    }

    [Fact]
    public async Task By_keys_alone_a_reader_goes_from_state_to_state_and_to_a_profile()
    {
        var page = await OpenAsync("/map?asOf=2026-02-20");
        await page.Locator("#map a[tabindex='0']").FocusAsync();
        await Expect(page.Locator("#map-tip")).ToContainTextAsync("Poland");
        await Expect(page.Locator("#map-tip")).ToContainTextAsync("Withdrawn");
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Locator("#map-tip")).Not.ToContainTextAsync("Poland");
        await page.Keyboard.PressAsync("+");
        await Expect(page.Locator("#map")).Not.ToHaveAttributeAsync("viewBox", new System.Text.RegularExpressions.Regex("^0 0 8000"));
        await page.Keyboard.PressAsync("0");
        await Expect(page.Locator("#map")).ToHaveAttributeAsync("viewBox", new System.Text.RegularExpressions.Regex("^0 0 8000"));
        await page.Keyboard.PressAsync("Enter");
        await page.ArrivedAsync(url => url.Contains("/countries/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_fingers_zoom_and_a_tap_still_opens_the_state()
    {
        var page = await OpenAsync("/map?asOf=2026-02-20", new() { ViewportSize = new() { Width = 390, Height = 844 }, HasTouch = true, IsMobile = true });
        await page.Locator("#map").ScrollIntoViewIfNeededAsync();
        var box = (await page.Locator("#map").BoundingBoxAsync())!;
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        var touch = await page.Context.NewCDPSessionAsync(page);
        Task MoveAsync(string type, params float[] apart) => touch.SendAsync("Input.dispatchTouchEvent", new() { ["type"] = type, ["touchPoints"] = apart.Select((dx, id) => new { x = x + dx, y, id }).ToArray() });
        await MoveAsync("touchStart", -20, 20);
        for (var apart = 25; apart <= 80; apart += 5)
        {
            await MoveAsync("touchMove", -apart, apart);
        }

        await MoveAsync("touchEnd");
        await Expect(page.Locator("#map")).Not.ToHaveAttributeAsync("viewBox", new System.Text.RegularExpressions.Regex("^0 0 8000"));
        var width = float.Parse((await page.Locator("#map").GetAttributeAsync("viewBox"))!.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(width, 1500, 4000);
        await page.Locator("#lands a[data-code=NER]").TapAsync();
        await page.ArrivedAsync(url => url.Contains("/countries/NER", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(320, 568)]
    public async Task On_a_phone_no_button_of_the_map_is_cut_off_though_the_text_is_twice_as_large(int width, int height)
    {
        var page = await OpenAsync("/map?asOf=2026-02-20", new() { ViewportSize = new() { Width = width, Height = height } });
        await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        var frame = (await page.Locator("#map-frame").BoundingBoxAsync())!;
        var buttons = await page.Locator(".map-zoom button").AllAsync();
        Assert.Equal(3, buttons.Count);
        foreach (var button in buttons)
        {
            var box = (await button.BoundingBoxAsync())!;
            Assert.InRange(box.X, frame.X, frame.X + frame.Width - box.Width);
            Assert.InRange(box.Y, frame.Y, frame.Y + frame.Height - box.Height);
        }

        await page.Locator("[data-zoom=in]").ClickAsync();
        await page.Locator("[data-zoom=all]").ClickAsync();
        await Expect(page.Locator("#map")).ToHaveAttributeAsync("viewBox", new System.Text.RegularExpressions.Regex("^0 0 8000"));
    }

    [Fact]
    public async Task The_legend_fades_the_others_and_shows_them_again()
    {
        var page = await OpenAsync("/map?asOf=2026-02-20");
        await page.Locator("#legend a[data-entry=withdrawn]").ClickAsync();
        await Expect(page.Locator("#lands a[data-code=FRA]")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("is-faded"));
        await Expect(page.Locator("#map-table tbody tr")).ToHaveCountAsync(5);
        await page.Locator("#legend a[data-entry=withdrawn]").ClickAsync();
        await Expect(page.Locator("#map-table tbody tr")).ToHaveCountAsync(197);
    }

    [Fact]
    public async Task The_picture_is_downloaded_as_PNG()
    {
        var page = await OpenAsync("/map?asOf=2026-02-20");
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#download-png").ClickAsync());
        Assert.Equal("map-2026-02-20.png", download.SuggestedFilename);
        var file = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.True(file.Length > 100_000 && file.AsSpan(1, 3).SequenceEqual("PNG"u8));
    }

    private Task<IPage> OpenAsync(string address, BrowserNewContextOptions? options = null) => app.OpenAsync(browser, address, options ?? new() { ViewportSize = new() { Width = 1280, Height = 900 } });
}
