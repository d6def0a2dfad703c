using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;
using Npgsql;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Adds a feed in two steps: look at what lies at an address, then add it.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class AddModel(NewsTrackerDbContext db, FeedFetching feeds, AuditTrail audit, TimeProvider clock) : PageModel
{
    private const int MaxNameLength = 200;

    /// <summary>As typed, then as it will be kept.</summary>
    public string? Address { get; private set; }

    public FeedPreview? Preview { get; private set; }

    public ConfirmInput Confirm { get; private set; } = new();

    /// <summary>The source whose home page is the same: the feed joins it.</summary>
    public KnownSource? Joins { get; private set; }

    /// <summary>The source that has this feed already.</summary>
    public KnownSource? Known { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostLookAsync([FromForm] string? url, CancellationToken cancellationToken)
    {
        Address = url;
        if (FeedAddress.Find(url) is not { } address)
        {
            ModelState.AddModelError("", "Type the address of a feed: https://…");
            return Page();
        }

        Address = address.AbsoluteUri;
        Known = await FindKnownAsync(Address, cancellationToken);
        if (Known is not null)
        {
            return Page();
        }

        var (preview, problem) = FeedPreview.Of(await feeds.ReadAsync(new FetchRequest(address), cancellationToken), address);
        if (preview is null)
        {
            ModelState.AddModelError("", problem!);
            return Page();
        }

        Preview = preview;
        Joins = await FindSourceAsync(preview.HomeUrl, cancellationToken);
        var name = Joins?.Name ?? preview.Title ?? address.Host;
        Confirm = new ConfirmInput
        {
            Url = Address,
            HomeUrl = preview.HomeUrl,
            Kind = preview.Kind,
            Name = name.Length > MaxNameLength ? name[..MaxNameLength] : name,
            Minutes = PollIntervalChoiceAttribute.Default,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync([Bind(Prefix = nameof(Confirm))] ConfirmInput confirm, CancellationToken cancellationToken)
    {
        Address = confirm.Url;
        if (FeedAddress.Find(confirm.Url) is not { } address || FeedAddress.Find(confirm.HomeUrl) is not { } home || home.IdnHost != address.IdnHost)
        {
            ModelState.AddModelError("", "Look at the feed again before you add it.");
        }
        else if (ModelState.IsValid)
        {
            Known = await FindKnownAsync(address.AbsoluteUri, cancellationToken);
            return Known is null ? await AddAsync(confirm, address, home.GetLeftPart(UriPartial.Authority) + "/", cancellationToken) : Page();
        }

        return Page();
    }

    private async Task<IActionResult> AddAsync(ConfirmInput confirm, Uri address, string homeUrl, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var now = clock.GetUtcNow();
            var source = await db.Sources.FirstOrDefaultAsync(s => s.HomeUrl == homeUrl, cancellationToken);
            if (source is null)
            {
                source = new Source { Name = confirm.Name.Trim(), HomeUrl = homeUrl, CreatedAt = now };
                db.Sources.Add(source);
                await audit.SaveAsync(HttpContext.Actor(), () => new AuditedAct("sources.create", "Source", $"{source.Id}", After: new { source.Name, source.HomeUrl }), cancellationToken);
            }

            var feed = new Feed
            {
                SourceId = source.Id,
                Url = address.AbsoluteUri,
                Kind = confirm.Kind,
                PollInterval = TimeSpan.FromMinutes(confirm.Minutes),
                NextPollAt = now,
                NextPollReason = "Added just now.",
            };
            db.Feeds.Add(feed);
            await audit.SaveAsync(
                HttpContext.Actor(), () => new AuditedAct("sources.add-feed", "Feed", $"{feed.Id}", After: new { feed.Url, feed.Kind, feed.PollInterval, feed.SourceId }), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            TempData["Notice"] = "The feed is added. It is polled as soon as a scraper is free.";
            return RedirectToPage("/Sources/Source", new { id = source.Id });
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            ModelState.AddModelError("", "Someone else added this feed, or its source, at the same moment. Look at it again.");
            return Page();
        }
    }

    private Task<KnownSource?> FindKnownAsync(string url, CancellationToken cancellationToken) =>
        db.Feeds.Where(f => f.Url == url).Select(f => new KnownSource(f.SourceId, f.Source!.Name)).FirstOrDefaultAsync(cancellationToken);

    private Task<KnownSource?> FindSourceAsync(string homeUrl, CancellationToken cancellationToken) =>
        db.Sources.Where(s => s.HomeUrl == homeUrl).Select(s => new KnownSource(s.Id, s.Name)).FirstOrDefaultAsync(cancellationToken);

    public sealed record KnownSource(long Id, string Name);

    public sealed record ConfirmInput
    {
        [Required]
        public string Url { get; init; } = "";

        [Required]
        public string HomeUrl { get; init; } = "";

        public FeedKind Kind { get; init; }

        [PlainText]
        [Required(ErrorMessage = "Say how the source is called.")]
        [StringLength(MaxNameLength)]
        public string Name { get; init; } = "";

        [PollIntervalChoice]
        public int Minutes { get; init; }
    }
}
