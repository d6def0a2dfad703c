using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>A page as it is seen on a desk and on a phone, each light and dark.</summary>
internal static class PageViews
{
    private static readonly (string Name, int Width, int Height)[] Devices = [("desktop", 1280, 900), ("phone", 390, 844)];

    /// <summary>Opens a page once for each device and tells of what is wrong with it: breaches of WCAG, errors in the console, addresses that lead nowhere, words beyond the edge of the screen. Empty where nothing is.</summary>
    public static async Task<IReadOnlyCollection<string>> FindProblemsAsync(IPage page, string name, string path)
    {
        var problems = new ConcurrentQueue<string>();
        var view = name;
        page.PageError += (_, error) => problems.Enqueue($"{view}: {error}");
        page.Console += (_, message) =>
        {
            // The browser reports the 404 that the test asked for.
            if (message.Type == "error" && !message.Text.Contains("status of 404", StringComparison.Ordinal))
            {
                problems.Enqueue($"{view}: {message.Text}");
            }
        };
        foreach (var (device, width, height) in Devices)
        {
            view = $"{name}-{device}-light";
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
            await page.SetViewportSizeAsync(width, height);
            await page.GotoAsync(path);
            await InspectAsync(page, view, Axe.Everything, problems);
            view = $"{name}-{device}-dark";
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
            // The phone has the same colours.
            await InspectAsync(page, view, device == "desktop" ? Axe.Colours : null, problems);
        }

        return problems;
    }

    private static async Task InspectAsync(IPage page, string view, object? rules, ConcurrentQueue<string> problems)
    {
        await Pictures.TakeAsync(page, view);

        foreach (var breach in rules is null ? [] : await Axe.FindBreachesAsync(page, rules))
        {
            problems.Enqueue($"{view}: {breach}");
        }

        if (await page.EvalOnSelectorAllAsync<string[]>("[href^='~'], [action^='~'], [src^='~']", "found => found.map(element => element.outerHTML)") is { Length: > 0 } unresolved)
        {
            problems.Enqueue($"{view}: Addresses that nobody resolved: {string.Join("; ", unresolved)}");
        }

        if (await Edges.FindPaleAsync(page) is { } pale)
        {
            problems.Enqueue($"{view}: {pale}");
        }

        if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var over)
        {
            problems.Enqueue($"{view}: The page is {over} pixels wider than the screen.");
        }

        if (await page.EvalOnSelectorAllAsync<int>(".table-box:has(> .stacks, > .tag-tree)", "boxes => Math.max(0, ...boxes.map(box => box.scrollWidth - box.clientWidth))") is > 0 and var beyond)
        {
            problems.Enqueue($"{view}: A table that should fit goes on {beyond} pixels beyond its edge.");
        }
    }
}
