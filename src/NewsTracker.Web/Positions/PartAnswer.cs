using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NewsTracker.Web.Positions;

/// <summary>Answers to the reader's panel, which asks for a part and not for a page, and must tell what was done from what was refused.</summary>
internal static class PartAnswer
{
    private const string Header = "X-Part";

    public static bool AsksForPart(this PageModel page) => page.Request.Headers.ContainsKey(Header);

    public static IActionResult Done { get; } = new NoContentResult();

    /// <param name="sentence">Why nothing was done.</param>
    public static IActionResult Refused(string sentence) =>
        new ContentResult { StatusCode = StatusCodes.Status422UnprocessableEntity, Content = sentence, ContentType = "text/plain; charset=utf-8" };
}
