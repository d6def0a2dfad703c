using System.ComponentModel.DataAnnotations;
using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Data;
using NewsTracker.Data.Countries;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Countries;

/// <summary>Writes the note on a state, looks at it before it is saved, and merges with what a colleague saved meanwhile.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class NoteModel(NewsTrackerDbContext db, CountryNames names, CountryNotes notes) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "country")]
    public CountryCode CountryCode { get; set; } = null!;

    /// <summary>A text of the history to begin with, instead of the one that stands.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Earlier { get; set; }

    /// <summary>The text that the form began with.</summary>
    [BindProperty]
    public long Seen { get; set; }

    [BindProperty]
    [StringLength(CountryNote.MaxLength, ErrorMessage = "The note takes 20,000 characters. Shorten it, or move parts into annotations on articles.")]
    public string? Text { get; set; }

    public string Name => names[CountryCode];

    public string? PreviewHtml { get; private set; }

    /// <summary>What a colleague saved while this form was open.</summary>
    public CountryNote? Meanwhile { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!names.Knows(CountryCode))
        {
            return NotFound();
        }

        var current = await notes.ReadAsync(CountryCode, null, 1, cancellationToken) is [var newest, ..] ? newest : null;
        (Seen, Text) = (current?.Id ?? 0, current?.Text);
        if (Earlier is { } id)
        {
            Text = await db.CountryNotes.Where(n => n.Id == id && n.CountryCode == CountryCode).Select(n => n.Text).FirstOrDefaultAsync(cancellationToken) ?? Text;
        }

        return Page();
    }

    public IActionResult OnPostPreview()
    {
        if (!names.Knows(CountryCode))
        {
            return NotFound();
        }

        PreviewHtml = ModelState.IsValid ? Read() : null;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!names.Knows(CountryCode))
        {
            return NotFound();
        }

        if (!ModelState.IsValid || Read() is null)
        {
            return Page();
        }

        switch (await notes.SaveAsync(CountryCode, Seen, Clean(), HttpContext.Actor(), cancellationToken))
        {
            case SaveNoteOutcome.Saved:
                this.Notify($"The note on {Name} is saved.");
                return RedirectToPage("/Countries/Country", null, new { country = CountryCode }, "notes");
            case SaveNoteOutcome.Outdated outdated:
                Meanwhile = outdated.Current;
                ModelState.Remove(nameof(Seen));
                Seen = outdated.Current.Id;
                Response.StatusCode = StatusCodes.Status409Conflict;
                return Page();
            default:
                throw new UnreachableException();
        }
    }

    /// <returns>The text as HTML; null where it cannot be read, which the form then says.</returns>
    private string? Read()
    {
        var html = MarkdownText.TryToHtml(Clean());
        if (html is null)
        {
            ModelState.AddModelError(nameof(Text), "Quotes, lists or brackets lie too deep within one another for the note to be laid out. Take some levels away.");
        }

        return html;
    }

    /// <summary>PostgreSQL refuses NUL; other control characters but line breaks and tabs say nothing.</summary>
    private string Clean() => string.Concat((Text ?? "").ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
}
