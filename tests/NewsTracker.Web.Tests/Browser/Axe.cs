using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>What axe finds against a page. It runs once in the page itself: the package for Playwright opens another page for each answer, which takes three times as long.</summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What WCAG 2.2 AA asks for, as far as a program can see it.</summary>
    public static object Everything { get; } = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa" } };

    /// <summary>What another scheme of colours can change: a page that was light a moment ago has the same elements, names and order.</summary>
    public static object Colours { get; } = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } };

    /// <returns>Each rule that is broken, with the first three elements that break it. What frames hold is not looked at: they show other people's pages.</returns>
    public static async Task<string[]> FindBreachesAsync(IPage page, object rules)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
        {
            await page.EvaluateAsync(Script);
        }

        return await page.EvaluateAsync<string[]>(
            """
            async rules => {
              const found = await axe.run(document, { runOnly: rules, resultTypes: ['violations'], iframes: false });
              return found.violations.map(breach => `${breach.id}: ${breach.help} — ${breach.nodes.slice(0, 3).map(node => node.html).join('; ')}`);
            }
            """,
            rules);
    }
}
