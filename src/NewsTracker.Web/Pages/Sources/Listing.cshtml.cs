using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Feeds.Listing;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Sources;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>The selectors by which a listing page is read.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class ListingModel(NewsTrackerDbContext db, SourceDesk desk) : SourceSettingPage
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>As typed; nothing lets the engine find the links.</summary>
    [BindProperty]
    public string? Rules { get; set; }

    public ListingFeed Feed { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        (Rules, Seen) = (Feed.Rules, SourceDesk.MarkOf(Feed.Rules));
        return Page();
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        string? after = null;
        if (!string.IsNullOrWhiteSpace(Rules))
        {
            var (rules, problems) = ListingRulesJson.ParseTyped(Rules);
            if (rules is null)
            {
                ModelState.AddSentences(problems);
                return Page();
            }

            after = ListingRulesJson.Write(rules);
        }

        return Answer(await desk.ChangeListingAsync(Id, Seen, after, HttpContext.Actor(), cancellationToken), SourceDesk.MarkOf, selectors => [("Selectors", selectors)], () =>
        {
            this.Notify(after is null ? "The engine finds the links by itself from now on." : "The selectors are saved. They hold from the next poll on.");
            return RedirectToPage("/Sources/Source", new { id = Feed.SourceId });
        });
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        var feed = await db.Feeds.Where(f => f.Id == Id && f.Kind == FeedKind.Listing)
            .Select(f => new ListingFeed(f.Url, f.SourceId, f.Source!.Name, f.ListingRules)).FirstOrDefaultAsync(cancellationToken);
        Feed = feed!;
        return feed is not null;
    }

    public sealed record ListingFeed(string Url, long SourceId, string SourceName, string? Rules);
}
