using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Articles;
using NewsTracker.Core.Countries;
using NewsTracker.Data.Countries;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Countries;

/// <summary>Every text that the note on a state had, newest first, with what changed from one to the next.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class NoteHistoryModel(CountryNames names, CountryNotes notes) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "country")]
    public CountryCode CountryCode { get; set; } = null!;

    /// <summary>The text before which the history goes on.</summary>
    [BindProperty(SupportsGet = true, Name = "before")]
    public long? Before { get; set; }

    public string Name => names[CountryCode];

    public IReadOnlyList<Entry> Entries { get; private set; } = [];

    /// <summary>The one that stands, where this page has it.</summary>
    public Entry? Current => Before is null && Entries.Count > 0 ? Entries[0] : null;

    public Pager Pager { get; private set; } = new("Pages of texts", null, null, null);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!names.Knows(CountryCode))
        {
            return NotFound();
        }

        // One more than is shown: what the last of them changed is seen by it.
        var texts = await notes.ReadAsync(CountryCode, Before, CountryNotes.ShownTexts + 1, cancellationToken);
        var page = KeysetPage<CountryNote>.Of(texts, CountryNotes.ShownTexts, Before is null);
        Pager = Pager.Onward(page, Address(null), text => Address(text.Id));
        Entries = [.. page.Rows.Select((text, i) => new Entry(text, WordDiff.Compare(i + 1 < texts.Count ? texts[i + 1].Text : "", text.Text)))];
        return Page();
    }

    private string? Address(long? before) => Url.Page("/Countries/NoteHistory", new { country = CountryCode, before });

    public sealed record Entry(CountryNote Note, IReadOnlyList<DiffPart> Parts);
}
