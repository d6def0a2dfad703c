using Microsoft.AspNetCore.Mvc;

namespace NewsTracker.Web.Pages.Triage;

/// <summary>What the bar above a list says beside the ticked boxes: that all matches are meant, and what goes to another page.</summary>
public sealed record Selection
{
    /// <summary>All that match the search are meant, ticked or not.</summary>
    [FromForm(Name = "all")]
    public bool IsAll { get; init; }

    [FromForm(Name = "q")]
    public string? Query { get; init; }

    /// <summary>They are to be tagged.</summary>
    [FromForm(Name = "tag")]
    public bool IsTagging { get; init; }

    /// <summary>They are to be read again from their snapshots.</summary>
    [FromForm(Name = "read")]
    public bool IsReading { get; init; }

    /// <summary>Where the rest is asked; null where nothing is left to ask elsewhere.</summary>
    public IActionResult? Elsewhere(IndexModel page)
    {
        if (IsTagging && (IsAll || page.Articles.Length > 0))
        {
            return page.RedirectToPage("/Tags/Apply", IsAll ? new { q = Query, all = string.IsNullOrEmpty(Query) ? "true" : null, from = page.From } : new { id = page.Articles, from = page.From });
        }

        if (IsReading && (IsAll || page.Articles.Length > 0))
        {
            return page.RedirectToPage("/Articles/Reextract", IsAll ? new { q = Query, all = string.IsNullOrEmpty(Query) ? "true" : null } : new { id = page.Articles });
        }

        return IsAll ? page.RedirectToPage("/Triage/Many", new { q = Query, to = page.To, give = page.IsGiving ? "true" : null, from = page.From }) : null;
    }
}
