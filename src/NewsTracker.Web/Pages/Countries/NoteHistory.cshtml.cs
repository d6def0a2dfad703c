using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Countries;
using NewsTracker.Data.Countries;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Countries;

/// <summary>Every text that the note on a state had, newest first, with what changed from one to the next.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class NoteHistoryModel(CountryNames names, CountryNotes notes) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "country")]
    public CountryCode CountryCode { get; set; } = null!;

    public string Name => names[CountryCode];

    public IReadOnlyList<Entry> Entries { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!names.Knows(CountryCode))
        {
            return NotFound();
        }

        var texts = await notes.ReadAsync(CountryCode, CountryNotes.ShownTexts + 1, cancellationToken);
        Entries = [.. texts.Take(CountryNotes.ShownTexts).Select((text, i) => new Entry(text, WordDiff.Compare(i + 1 < texts.Count ? texts[i + 1].Text : "", text.Text)))];
        return Page();
    }

    public sealed record Entry(CountryNote Note, IReadOnlyList<DiffPart> Parts);
}
