using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NewsTracker.Web.Pages.Users;

/// <summary>Carries a one-time link over the redirect to the page that shows it once. Temporary data lies in an encrypted cookie.</summary>
internal static class PasswordLink
{
    private const string Key = "PasswordLink";

    public static void HandOver(this PageModel page, Guid userId, string token)
    {
        var request = page.Request;
        page.TempData[Key] = page.Url.Page("/Account/SetPassword", pageHandler: null, new { user = userId, token }, request.Scheme, request.Host.Value);
    }

    public static string? TakePasswordLink(this PageModel page) => page.TempData[Key] as string;
}
