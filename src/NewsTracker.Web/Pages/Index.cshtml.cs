using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages;

/// <summary>The front door leads to the newest articles.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class IndexModel : PageModel
{
    public IActionResult OnGet() => RedirectToPage("/Articles/Index");
}
