using Microsoft.Playwright;

namespace NewsTracker.Web.Tests.Browser;

/// <summary>Measures what axe does not: whether the edge of what is filled in or ticked stands out from its ground (WCAG 1.4.11).</summary>
internal static class Edges
{
    private const string Script = """
        () => {
          const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          // Colours may be translucent: each is painted on what lies below it, as the browser does.
          const lightness = colours => {
            for (const colour of ["white", ...colours]) {
              canvas.fillStyle = colour;
              canvas.fillRect(0, 0, 1, 1);
            }
            const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map(part => part / 255).map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
            return .2126 * red + .7152 * green + .0722 * blue;
          };
          const groundsOf = element => element === null ? [] : [...groundsOf(element.parentElement), getComputedStyle(element).backgroundColor];
          return [...document.querySelectorAll(".form-control, .form-select, .form-check-input:not(:checked)")].filter(element => element.checkVisibility() && !element.matches(":disabled, :focus")).map(element => {
            const pair = [lightness([...groundsOf(element), getComputedStyle(element).borderTopColor]), lightness(groundsOf(element.parentElement))].sort((one, other) => other - one);
            return [element, (pair[0] + .05) / (pair[1] + .05)];
          }).filter(([, ratio]) => ratio < 3).map(([element, ratio]) => `${element.tagName.toLowerCase()}#${element.id}.${element.className}: ${ratio.toFixed(2)}`);
        }
        """;

    public static async Task<string?> FindPaleAsync(IPage page) =>
        await page.EvaluateAsync<string[]>(Script) is { Length: > 0 } pale ? $"Edges of less than three to one: {string.Join("; ", pale)}" : null;
}
