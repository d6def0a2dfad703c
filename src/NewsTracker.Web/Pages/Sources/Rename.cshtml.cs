using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
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
        if (await db.Sources.Where(s => s.Id == Id).Select(s => new NameInput { Name = s.Name, Group = s.Group, Reliability = s.Reliability }).FirstOrDefaultAsync(cancellationToken) is not { } input)
        {
            return NotFound();
        }

        Input = input;
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

        var before = new { name = source.Name, group = source.Group, reliability = source.Reliability };
        var after = new { name = Input.Name.Trim(), group = SourceNaming.GroupOf(Input.Group), reliability = Input.Reliability };
        if (!before.Equals(after))
        {
            (source.Name, source.Group, source.Reliability) = (after.name, after.group, after.reliability);
            await audit.SaveAsync(HttpContext.Actor(), () => new AuditedAct("sources.rename", "Source", $"{source.Id}", before, after), cancellationToken);
        }

        TempData["Notice"] = $"The source is called {after.name}{(after.group is null ? "" : $", in {after.group},")} and its reliability is {after.reliability} of {Source.MaxReliability} now.";
        return RedirectToPage("/Sources/Source", new { id = Id });
    }

    public sealed record NameInput
    {
        [PlainText]
        [Required(ErrorMessage = "Say how the source is called.")]
        [StringLength(SourceNaming.MaxLength)]
        public string Name { get; init; } = "";

        [PlainText]
        [StringLength(SourceNaming.MaxLength)]
        public string? Group { get; init; }

        [Range(1, Source.MaxReliability, ErrorMessage = "Reliability goes from 1 to 5.")]
        public int Reliability { get; init; } = Source.DefaultReliability;
    }
}
