using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;

namespace NewsTracker.Web.Pages.Account;

/// <summary>Signs out by POST only; a GET, which any page could cause, asks first.</summary>
[AllowAnonymous]
public sealed class SignOutModel(SignIns signIns) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (User.Identity?.IsAuthenticated == true)
        {
            await signIns.SignOutAsync(HttpContext.Actor(), cancellationToken);
        }

        this.Notify("You are signed out.");
        return RedirectToPage("/Account/SignIn");
    }
}
