using System.ComponentModel.DataAnnotations;
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
using NewsTracker.Scraping.Outbound;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>What a look at an address finds, while it goes on and after; then the admin chooses and adds.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class FoundModel(NewsTrackerDbContext db, SourceLooks looks, SourceAdding adding, IFetcher fetcher, TimeProvider clock) : PageModel
{
    private const int MostGroups = 200;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public ChoiceInput Input { get; set; } = new();

    public LookView Look { get; private set; } = null!;

    /// <summary>The source whose home page is the same: what is chosen joins it.</summary>
    public KnownSource? Joins { get; private set; }

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
        Input = new ChoiceInput { Name = name.CutTo(SourceNaming.MaxLength), Minutes = PollIntervalChoiceAttribute.Default };
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

        var chosen = Look.Findings.Feeds.Index().Where(found => found.Item.KnownSourceId is null && Input.Feeds.Contains(found.Item.Url)).ToList();
        if (chosen.Count == 0)
        {
            ModelState.AddModelError("", "Choose at least one feed to add.");
        }

        var feeds = new List<Feed>();
        foreach (var (index, found) in chosen)
        {
            feeds.Add(await NewFeedAsync(index, found, cancellationToken));
        }

        return ModelState.IsValid ? await AddAsync(feeds, cancellationToken) : Page();
    }

    private async Task<Feed> NewFeedAsync(int index, FoundFeed found, CancellationToken cancellationToken)
    {
        string? rules = null;
        if (found.Kind == FeedKind.Listing && Input.Listings.GetValueOrDefault(index) is { } typed && !string.IsNullOrWhiteSpace(typed) && !IsSame(typed, found.ListingRules))
        {
            (rules, var problems) = await TypedListing.TryAsync(fetcher, found.Url, typed, clock, cancellationToken);
            foreach (var problem in problems)
            {
                ModelState.AddModelError("", $"Selectors of {found.Url}: {problem}");
            }
        }

        var now = clock.GetUtcNow();
        return new Feed
        {
            SourceId = 0,
            Url = found.Url,
            Kind = found.Kind,
            ListingRules = rules,
            PollInterval = TimeSpan.FromMinutes(Input.Minutes),
            NextPollAt = now,
            NextPollReason = "Added just now.",
        };
    }

    private static bool IsSame(string typed, string? found) => typed.ReplaceLineEndings("\n").Trim() == found?.ReplaceLineEndings("\n").Trim();

    private async Task<IActionResult> AddAsync(List<Feed> feeds, CancellationToken cancellationToken)
    {
        var homeUrl = Look.Findings.HomeUrl ?? new Uri(Look.Address).GetLeftPart(UriPartial.Authority) + "/";
        switch (await adding.AddAsync(homeUrl, SourceNaming.NameOf(Input.Name), SourceNaming.GroupOf(Input.Group), feeds, HttpContext.Actor(), cancellationToken))
        {
            case SourceAddingOutcome.Added added:
                await looks.ForgetAsync(Id, cancellationToken);
                TempData["Notice"] = $"{(feeds.Count == 1 ? "The feed is" : $"{feeds.Count} feeds are")} added, and polled as soon as a scraper is free.";
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
        var homeUrl = look.Findings.HomeUrl;
        Joins = await db.Sources.Where(s => s.HomeUrl == homeUrl).Select(s => new KnownSource(s.Id, s.Name, s.RemovedAt != null)).FirstOrDefaultAsync(cancellationToken);
        Groups = await db.Sources.Where(s => s.Group != null).Select(s => s.Group!).Distinct().OrderBy(group => group).Take(MostGroups).ToListAsync(cancellationToken);
        return true;
    }

    public sealed record KnownSource(long Id, string Name, bool IsRemoved);

    public sealed record ChoiceInput
    {
        /// <summary>The addresses of the feeds that are chosen.</summary>
        public List<string> Feeds { get; init; } = [];

        /// <summary>Rules of listing pages, by the place of the feed in the list.</summary>
        public Dictionary<int, string?> Listings { get; init; } = [];

        [PlainText]
        [Required(ErrorMessage = "Say how the source is called.")]
        [StringLength(SourceNaming.MaxLength)]
        public string Name { get; init; } = "";

        [PlainText]
        [StringLength(SourceNaming.MaxLength)]
        public string? Group { get; init; }

        [PollIntervalChoice]
        public int Minutes { get; init; }
    }
}
