using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Discovery;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>What a look at an address finds, while it goes on and after; then the admin chooses and adds.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class FoundModel(NewsTrackerDbContext db, SourceLooks looks, ChosenFeeds chosen, SourceAdding adding) : PageModel
{
    private const int MostGroups = 200;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public FoundInput Input { get; set; } = new();

    public LookView Look { get; private set; } = null!;

    /// <summary>The source that feeds were looked for, or else the one whose home page is the same: what is chosen joins it.</summary>
    public KnownSource? Joins { get; private set; }

    /// <summary>Sources that are called as the new one would be.</summary>
    public IReadOnlyList<Namesake> Namesakes { get; private set; } = [];

    public IReadOnlyList<string> Groups { get; private set; } = [];

    /// <summary>The address with its scheme only where the admin gave one, to look again just the same.</summary>
    public string AsTyped => Look.Findings.IsSchemeAssumed ? Look.Address["https://".Length..] : Look.Address;

    public bool IsChosen(FoundFeed feed) => Request.Method == "POST" ? Input.Feeds.Contains(feed.Url) : feed.IsSuggested;

    public string? ListingOf(int index) => Input.Listings.GetValueOrDefault(index) ?? Look.Findings.Feeds[index].ListingRules;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var name = Joins?.Name ?? Look.Findings.SiteName ?? new Uri(Look.Address).Host;
        Input = new FoundInput { Name = name.CutTo(SourceNaming.MaxLength), Minutes = PollIntervalChoiceAttribute.Default };
        Namesakes = Joins is null ? await Namesake.ListAsync(db, Input.Name, except: null, cancellationToken) : [];
        return Page();
    }

    public async Task<IActionResult> OnPostStopAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        await looks.StopAsync(Id, cancellationToken);
        return RedirectToPage(new { id = Id });
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        switch (await chosen.MakeAsync(Look.Findings, Input, cancellationToken))
        {
            case ChosenFeedsOutcome.Made made when ModelState.IsValid:
                return await AddAsync(made.Feeds, cancellationToken);
            case ChosenFeedsOutcome.Made:
                return Page();
            case ChosenFeedsOutcome.Refused refused:
                ModelState.AddSentences(refused.Problems);
                return Page();
            default:
                throw new UnreachableException();
        }
    }

    private async Task<IActionResult> AddAsync(IReadOnlyList<NewFeed> feeds, CancellationToken cancellationToken)
    {
        var homeUrl = Joins?.HomeUrl ?? Look.Findings.HomeUrl ?? new Uri(Look.Address).GetLeftPart(UriPartial.Authority) + "/";
        switch (await adding.AddAsync(homeUrl, SourceNaming.NameOf(Input.Name), SourceNaming.GroupOf(Input.Group), feeds, HttpContext.Actor(), cancellationToken))
        {
            case SourceAddingOutcome.Added added:
                await looks.ForgetAsync(Id, cancellationToken);
                this.Notify($"{(feeds.Count == 1 ? "The feed is" : $"{feeds.Count} feeds are")} added, and polled as soon as a scraper is free.");
                return RedirectToPage("/Sources/Source", new { id = added.SourceId });
            case SourceAddingOutcome.Taken:
                ModelState.AddModelError("", "Someone else added one of these feeds, or the source, at the same moment. Look again.");
                return Page();
            default:
                throw new UnreachableException();
        }
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await looks.FindAsync(Id, Guid.Parse(User.FindFirstValue(ClaimTypes.NameIdentifier)!), cancellationToken) is not { } look)
        {
            return false;
        }

        Look = look;
        var (homeUrl, forSource) = (look.Findings.HomeUrl, look.Findings.ForSourceId);
        Joins = await db.Sources.Where(s => s.Id == forSource || s.HomeUrl == homeUrl).OrderByDescending(s => s.Id == forSource)
            .Select(s => new KnownSource(s.Id, s.Name, s.HomeUrl, s.RemovedAt != null, s.Id == forSource)).FirstOrDefaultAsync(cancellationToken);
        Groups = await db.Sources.Where(s => s.Group != null).Select(s => s.Group!).Distinct().OrderBy(group => group).Take(MostGroups).ToListAsync(cancellationToken);
        return true;
    }

    /// <param name="IsAskedFor">Feeds were looked for it, from its page.</param>
    public sealed record KnownSource(long Id, string Name, string HomeUrl, bool IsRemoved, bool IsAskedFor);
}
