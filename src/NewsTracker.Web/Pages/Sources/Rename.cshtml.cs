using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

[Authorize(Policy = Policy.Administer)]
public sealed class RenameModel(NewsTrackerDbContext db, AuditTrail audit) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public NameInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await db.Sources.Where(s => s.Id == Id).Select(s => s.Name).FirstOrDefaultAsync(cancellationToken) is not { } name)
        {
            return NotFound();
        }

        Input = new NameInput { Name = name };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await db.Sources.FirstOrDefaultAsync(s => s.Id == Id, cancellationToken) is not { } source)
        {
            return NotFound();
        }

        var (before, after) = (source.Name, Input.Name.Trim());
        if (before != after)
        {
            source.Name = after;
            await audit.SaveAsync(
                HttpContext.Actor(), () => new AuditedAct("sources.rename", "Source", $"{source.Id}", new { name = before }, new { name = after }), cancellationToken);
        }

        TempData["Notice"] = $"The source is called {after} now.";
        return RedirectToPage("/Sources/Source", new { id = Id });
    }

    public sealed record NameInput
    {
        [PlainText]
        [Required(ErrorMessage = "Say how the source is called.")]
        [StringLength(200)]
        public string Name { get; init; } = "";
    }
}
