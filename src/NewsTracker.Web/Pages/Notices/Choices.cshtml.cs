using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Notices;
using NewsTracker.Data.Notices;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Notices;

/// <summary>Switches the kinds of news that a reader is told.</summary>
[Authorize(Policy = Policy.Reader)]
public sealed class ChoicesModel(ReaderNoticeBoard board) : PageModel
{
    [BindProperty(Name = "kinds")]
    public ReaderNoticeKind[] Kinds { get; set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Kinds = [.. (await board.ReaderAsync(HttpContext.Actor().Id!.Value, cancellationToken)).Kinds];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || !Kinds.All(Enum.IsDefined))
        {
            return BadRequest();
        }

        await board.ChooseAsync(HttpContext.Actor().Id!.Value, Kinds, HttpContext.Actor(), cancellationToken);
        this.Notify(Kinds.Length == 0 ? "You are told of nothing from now on." : "You are told of what you chose.");
        return RedirectToPage("/Notices/Yours");
    }
}
