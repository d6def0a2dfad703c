using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Articles;
using NewsTracker.Core.BackFill;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>An article is missing: what became of its address, answered from the ledger; nothing is fetched.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class WhyAddressModel(NewsTrackerDbContext db, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "url")]
    [PlainText]
    public string? Address { get; set; }

    public IReadOnlyList<Finding>? Findings { get; private set; }

    /// <summary>The address that is answered for: with the scheme, where it was typed without one.</summary>
    public string? Answered { get; private set; }

    /// <summary>Why it cannot be answered for, in a sentence.</summary>
    public string? Problem { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (Address?.Trim() is not { Length: > 0 } typed)
        {
            return;
        }

        if (typed.Length > ArticleAddress.MaxLength)
        {
            Problem = $"The address is too long: it has {Counting.Of(typed.Length, "character")}, and none with more than {Counting.Of(ArticleAddress.MaxLength, "character")} is read.";
            return;
        }

        var readings = ReadingsOf(typed);
        if (readings.Count == 0)
        {
            Problem = "That is no address of a web page. Paste it as the browser's address bar shows it, such as https://example.org/2026/11/an-article.";
            return;
        }

        var url = readings is [var only] ? only : await MetAsync(readings, cancellationToken) ?? readings[0];
        Answered = readings.Count == 1 ? typed : url.Value;
        Findings = await new AddressFindings(db, clock).OfAsync(url, cancellationToken);
    }

    /// <summary>What the text may mean: without its scheme either is tried, https before http.</summary>
    private static List<CanonicalUrl> ReadingsOf(string typed)
    {
        string[] readings = FeedAddress.HasScheme(typed) ? [typed] : [$"https://{typed}", $"http://{typed}"];
        return [.. readings.Select(CanonicalUrl.Find).OfType<CanonicalUrl>()];
    }

    /// <summary>The first of the readings that is stored, polled, or was listed or found.</summary>
    private async Task<CanonicalUrl?> MetAsync(List<CanonicalUrl> readings, CancellationToken cancellationToken)
    {
        foreach (var reading in readings)
        {
            if (await db.ArticleAddresses.AnyAsync(a => a.Url == reading.Value, cancellationToken)
                || await db.PollItems.AnyAsync(i => i.Url == reading.Value, cancellationToken)
                || await db.Set<BackFillItem>().AnyAsync(i => i.Url == reading.Value, cancellationToken)
                || await db.Feeds.AnyAsync(f => f.Url == reading.Value, cancellationToken))
            {
                return reading;
            }
        }

        return null;
    }
}
