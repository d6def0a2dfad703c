using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Discovery;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Takes any address of a publisher and begins to look for its feeds.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class AddModel(SourceLooks looks) : PageModel
{
    /// <summary>As typed; a link may bring it along.</summary>
    [BindProperty(SupportsGet = true, Name = "url")]
    public string? Address { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (FeedAddress.Find(Address) is not { } address)
        {
            ModelState.AddModelError("", WhyNot(Address ?? ""));
            return Page();
        }

        if (await looks.StartAsync(address, !FeedAddress.HasScheme(Address!), Guid.Parse(User.FindFirstValue(ClaimTypes.NameIdentifier)!), cancellationToken) is not { } id)
        {
            ModelState.AddModelError("", "Several looks are under way already. Wait until one has finished, or stop one, then try again.");
            return Page();
        }

        return RedirectToPage("/Sources/Found", new { id });
    }

    private static string WhyNot(string typed) =>
        typed.Contains("://", StringComparison.Ordinal) && !typed.TrimStart().StartsWith("http", StringComparison.OrdinalIgnoreCase) ? "Only addresses that begin with https:// or http:// can be read."
        : typed.Contains('@', StringComparison.Ordinal) ? "Leave out the name, the password and the @: publishers are read without signing in."
        : typed.Length > Feed.MaxUrlLength ? $"An address takes {Feed.MaxUrlLength} characters; this one has {typed.Length}."
        : "Type the address of a page or feed of the publisher: https://…";
}
