using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NewsTracker.Web.Pages.Users;

/// <summary>Carries a one-time link over the redirect to the page of its user, which shows it once. Temporary data lies in an encrypted cookie until it is read, whatever is opened in between.</summary>
internal static class PasswordLink
{
    /// <param name="token">Null where none could be made: then nothing is handed over.</param>
    public static void HandOver(this PageModel page, Guid userId, string? token)
    {
        if (token is null)
        {
            return;
        }

        var request = page.Request;
        page.TempData[KeyOf(userId)] = page.Url.Page("/Account/SetPassword", pageHandler: null, new { user = userId, token }, request.Scheme, request.Host.Value);
    }

    public static string? TakePasswordLink(this PageModel page, Guid userId) => page.TempData[KeyOf(userId)] as string;

    private static string KeyOf(Guid userId) => $"PasswordLink {userId}";
}
