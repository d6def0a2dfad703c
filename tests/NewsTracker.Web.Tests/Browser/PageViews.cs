using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>Pages as they are seen on a desk and on a phone, each light and dark, and what is wrong with them: breaches of WCAG, errors in the console, addresses that lead nowhere, words beyond the edge of the screen.</summary>
internal sealed class PageViews
{
    private static readonly (string Name, int Width, int Height)[] Devices = [("desktop", 1280, 900), ("phone", 390, 844)];

    private readonly IPage page;
    private readonly ConcurrentQueue<string> problems = new();

    /// <summary>What the browser says of answers that are errors, and of which address.</summary>
    private readonly ConcurrentQueue<(string Problem, string Address)> failures = new();

    private readonly HashSet<string> opened = new(StringComparer.Ordinal);
    private string view = "";

    public PageViews(IPage page)
    {
        this.page = page;
        page.PageError += (_, error) => problems.Enqueue($"{view}: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type != "error")
            {
                return;
            }

            if (message.Text.Contains("status of 400", StringComparison.Ordinal) || message.Text.Contains("status of 404", StringComparison.Ordinal))
            {
                failures.Enqueue(($"{view}: {message.Text} ({message.Location})", AddressOf(message.Location)));
            }
            else
            {
                problems.Enqueue($"{view}: {message.Text}");
            }
        };
    }

    /// <summary>A page itself may be one that is not there, or a search that is wrong: the browser reports what the test asked for.</summary>
    public IReadOnlyCollection<string> Problems => [.. problems, .. failures.Where(failure => !opened.Contains(failure.Address)).Select(failure => failure.Problem)];

    /// <summary>Opens a page once for each device.</summary>
    public async Task LookAsync(string name, string path)
    {
        foreach (var (device, width, height) in Devices)
        {
            view = $"{name}-{device}-light";
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ReducedMotion = ReducedMotion.Reduce });
            await page.SetViewportSizeAsync(width, height);
            await OpenAsync(path);
            await Pictures.TakeAsync(page, view);
            await InspectAsync(Axe.Everything);
            view = $"{name}-{device}-dark";
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
            await Pictures.TakeAsync(page, view);

            // The phone has the same colours.
            await InspectAsync(device == "desktop" ? Axe.Colours : null);
        }
    }

    /// <summary>Opens a page on a desk alone.</summary>
    public async Task GlanceAsync(string path)
    {
        view = path;
        var answer = await OpenAsync(path);
        if (answer.Status is 403 || new Uri(page.Url).AbsolutePath != path.Split('?')[0])
        {
            problems.Enqueue($"{view}: Nothing was seen of it: {page.Url} answered {answer.Status}.");
        }

        await InspectAsync(Axe.Everything);
    }

    private async Task<IResponse> OpenAsync(string path)
    {
        var answer = await page.GotoAsync(path);
        opened.Add(answer!.Url);
        return answer;
    }

    /// <summary>Without the line and the column that follow it.</summary>
    private static string AddressOf(string location) => location[..location.LastIndexOf(':', location.LastIndexOf(':') - 1)];

    private async Task InspectAsync(object? rules)
    {
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
