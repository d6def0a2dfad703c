using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Queries;
using NewsTracker.Core.SavedSearches;
using NewsTracker.Data;
using NewsTracker.Data.SavedSearches;
using NewsTracker.Web.Hosting;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;
using NewsTracker.Web.SavedSearches;

namespace NewsTracker.Web.Pages.SavedSearches;

/// <summary>A saved search: its owner changes it, every reader switches their own notices and feed of it.</summary>
[Authorize(Policy = Policy.Reader)]
public sealed class EditModel(NewsTrackerDbContext db, SavedSearchDesk desk, SubscriptionDesk subscriptions) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty]
    public SearchInput Input { get; set; } = new();

    /// <summary>When the search that the form began with was last changed, in ticks of UTC; 0 where the form does not say.</summary>
    [BindProperty]
    public long Seen { get; set; }

    /// <summary>What somebody else saved while the form was open.</summary>
    public SavedSearch? Meanwhile { get; private set; }

    public SavedSearch Search { get; private set; } = null!;

    public string OwnerName { get; private set; } = "";

    public bool MayChange { get; private set; }

    public bool WantsNotices { get; private set; }

    public DateTimeOffset? FeedMadeAt { get; private set; }

    /// <summary>How many readers' notices or feeds would end with the search.</summary>
    public int Subscriptions { get; private set; }

    /// <summary>The feed's addresses, right after it was made.</summary>
    public IReadOnlyList<(string Format, string Address)>? Addresses { get; private set; }

    public QueryProblem? Problem { get; private set; }

    /// <summary>Whether the form holds what was typed before notices or the feed were switched, and is not saved.</summary>
    public bool IsUnsaved { get; private set; }

    private string SecretKey => $"FeedSecret{Id}";

    private string TypedKey => $"TypedSearch{Id}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        // Temporary data lies in an encrypted cookie, and is gone once it is read.
        if (TempData[SecretKey] is string secret)
        {
            Addresses = [("Atom", AddressOf(secret, "atom")), ("JSON Feed", AddressOf(secret, "json"))];
            Response.KeepSecret();
        }

        if (TempData[TypedKey] is string typed && JsonSerializer.Deserialize<Typed>(typed) is { } kept)
        {
            (Input, Seen) = (kept.Input, kept.Seen);
            return await ShowAsync(isNew: false, cancellationToken);
        }

        return await ShowAsync(isNew: true, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            switch (await desk.ChangeAsync(Id, Input.ToInput() with { Seen = SeenAt() }, HttpContext.SearchReader(), cancellationToken))
            {
                case SavedSearchOutcome.Done done:
                    this.Notify($"“{done.Search.Name}” is as you left it.");
                    return RedirectToPage("/SavedSearches/Index");
                case SavedSearchOutcome.NotTheirs:
                    return NotFound();
                case SavedSearchOutcome.Outdated outdated:
                    Meanwhile = outdated.Current;
                    ModelState.Remove(nameof(Seen));
                    Seen = outdated.Current.ChangedAt.UtcTicks;
                    Response.StatusCode = StatusCodes.Status409Conflict;
                    return await ShowAsync(isNew: false, cancellationToken);
                case SavedSearchOutcome.BadQuery bad:
                    Problem = bad.Problem;
                    ModelState.AddModelError(nameof(Problem), bad.Problem.Sentence);
                    break;
                case SavedSearchOutcome.Refused refused:
                    ModelState.AddModelError("", refused.Why);
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        return await ShowAsync(isNew: false, cancellationToken);
    }

    public async Task<IActionResult> OnPostNoticesAsync([FromForm] bool wants, CancellationToken cancellationToken) =>
        Back(await subscriptions.WantNoticesAsync(Id, wants, HttpContext.SearchReader(), cancellationToken), wants ? "You will be told of new matches." : "You are no longer told of new matches.");

    public async Task<IActionResult> OnPostFeedAsync(CancellationToken cancellationToken)
    {
        var secret = await subscriptions.MakeFeedAsync(Id, HttpContext.SearchReader(), cancellationToken);
        TempData[SecretKey] = secret?.Text;
        return Back(secret is not null, "The address of your feed is below.");
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken cancellationToken) =>
        Back(await subscriptions.RevokeFeedAsync(Id, HttpContext.SearchReader(), cancellationToken), "The address of your feed is revoked.");

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken cancellationToken)
    {
        if (await desk.DeleteAsync(Id, HttpContext.SearchReader(), cancellationToken) is not SavedSearchOutcome.Done done)
        {
            return NotFound();
        }

        this.Notify($"“{done.Search.Name}” is deleted.");
        return RedirectToPage("/SavedSearches/Index");
    }

    private IActionResult Back(bool isDone, string notice)
    {
        if (!isDone)
        {
            return NotFound();
        }

        if (Request.Form.ContainsKey($"{nameof(Input)}.{nameof(Input.Name)}"))
        {
            TempData[TypedKey] = JsonSerializer.Serialize(new Typed(Input, Seen));
        }

        this.Notify(notice);
        return RedirectToPage(pageName: null, pageHandler: null, new { id = Id });
    }

    private DateTimeOffset? SeenAt() => Seen > 0 && Seen <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(Seen, TimeSpan.Zero) : null;

    private string AddressOf(string secret, string extension) => $"{Request.Root()}{SearchFeedEndpoints.Root}{secret}.{extension}";

    private async Task<IActionResult> ShowAsync(bool isNew, CancellationToken cancellationToken)
    {
        var reader = HttpContext.SearchReader();
        if (await db.SavedSearches.AsNoTracking().SeenBy(reader.Id).SingleOrDefaultAsync(s => s.Id == Id, cancellationToken) is not { } search)
        {
            return NotFound();
        }

        (Search, MayChange) = (search, reader.MayChange(search));
        OwnerName = await db.Users.Where(u => u.Id == search.OwnerId).Select(u => u.DisplayName).SingleAsync(cancellationToken);
        var subscription = await db.SearchSubscriptions.AsNoTracking().SingleOrDefaultAsync(s => s.SearchId == Id && s.UserId == reader.Id, cancellationToken);
        (WantsNotices, FeedMadeAt) = (subscription?.NoticesSince is not null, subscription?.FeedMadeAt);
        Subscriptions = await db.SearchSubscriptions.CountAsync(s => s.SearchId == Id && (s.NoticesSince != null || s.FeedHash != null), cancellationToken);
        IsUnsaved = HttpMethods.IsGet(Request.Method) && !isNew && ((Input.Name ?? "", Input.Query ?? "", Input.IsShared) != (search.Name, search.Query, search.IsShared));
        (Input, Seen) = isNew ? (new SearchInput { Name = search.Name, Query = search.Query, IsShared = search.IsShared }, search.ChangedAt.UtcTicks) : (Input, Seen);
        return Page();
    }

    /// <summary>What the form held when a button beside it was pressed.</summary>
    private sealed record Typed(SearchInput Input, long Seen);
}
