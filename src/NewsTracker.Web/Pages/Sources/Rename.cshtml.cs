using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Sources;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Changes a source's name, group and reliability.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class RenameModel(NewsTrackerDbContext db, SourceDesk desk) : SourceSettingPage
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public NameInput Input { get; set; } = new();

    /// <summary>What the source is called before it is renamed.</summary>
    public string NameNow { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await db.Sources.Where(s => s.Id == Id).Select(s => new SourceName(s.Name, s.Group, s.Reliability)).FirstOrDefaultAsync(cancellationToken) is not { } name)
        {
            return NotFound();
        }

        NameNow = name.Name;
        Input = new NameInput { Name = name.Name, Group = name.Group, Reliability = name.Reliability };
        Seen = SourceDesk.MarkOf(name);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        NameNow = await db.Sources.Where(s => s.Id == Id).Select(s => s.Name).FirstOrDefaultAsync(cancellationToken) ?? "";
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var wanted = new SourceName(SourceNaming.NameOf(Input.Name), SourceNaming.GroupOf(Input.Group), Input.Reliability);
        return Answer(
            await desk.RenameAsync(Id, Seen, wanted, HttpContext.Actor(), cancellationToken),
            SourceDesk.MarkOf,
            current => [("Name", current.Name), ("Group", current.Group), ("Reliability", $"{current.Reliability}")],
            () =>
            {
                this.Notify($"The source is called {wanted.Name}{(wanted.Group is null ? ", in no group," : $", in {wanted.Group},")} and its reliability is {wanted.Reliability} of {Source.MaxReliability} now.");
                return RedirectToPage("/Sources/Source", new { id = Id });
            });
    }

    public sealed record NameInput
    {
        [PlainText]
        [Required(ErrorMessage = "Say how the source is called.")]
        [StringLength(SourceNaming.MaxLength, ErrorMessage = "The name has at most {1} characters.")]
        public string Name { get; init; } = "";

        [Group]
        [PlainText]
        [StringLength(SourceNaming.MaxLength, ErrorMessage = "The group has at most {1} characters.")]
        public string? Group { get; init; }

        [Range(1, Source.MaxReliability, ErrorMessage = "Reliability goes from 1 to 5.")]
        public int Reliability { get; init; } = Source.DefaultReliability;
    }
}
