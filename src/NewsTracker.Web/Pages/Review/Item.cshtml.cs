using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Review;

/// <summary>One item with its evidence. The verdict leads on to the next.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class ItemModel(NewsTrackerDbContext db, CountryNames names, ReviewQueue queue, ReviewWay way, ItemVerdict decision, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>The country whose items are reviewed, where it is one.</summary>
    [BindProperty(SupportsGet = true)]
    public CountryCode? Country { get; set; }

    [BindProperty]
    public VerdictChoice? Verdict { get; set; }

    [BindProperty]
    [PlainText]
    public string? Reason { get; set; }

    [BindProperty]
    public DateOnly? FormalStepOn { get; set; }

    [BindProperty]
    public Guid Seen { get; set; }

    [BindProperty]
    public string? Shown { get; set; }

    public ReviewedItem Item { get; private set; } = null!;

    public EvidenceView? Evidence { get; private set; }

    public bool HoldsLease { get; private set; }

    public string? HeldBy { get; private set; }

    public int Left { get; private set; }

    /// <summary>How often somebody decided on the suggestion before; a reopening is no verdict.</summary>
    public int Verdicts { get; private set; }

    /// <summary>What stands or waits of the same state on the same topic from the same article.</summary>
    public IReadOnlyList<RecordedBeside> Beside { get; private set; } = [];

    public string? Problem { get; private set; }

    /// <summary>What the verdict before came to, with the way to take it back.</summary>
    public LastVerdict? Last { get; private set; }

    /// <summary>A position rests on words: a suggestion whose words are gone cannot become one.</summary>
    public bool CanAccept => Item.SuggestionId is null || Evidence is not null;

    /// <summary>Absent where the words of a suggestion are no longer where they were found.</summary>
    public string? CorrectAddress => Item.PositionId is { } position ? $"/positions/{position}/correct?{Stop.Query}"
        : Evidence is { } at ? $"{CodingAddress.Of(at.ArticleId, at.RevisionNumber, at.Start, at.End)}&suggestion={Item.SuggestionId}&{Stop.Query}"
        : null;

    private ReviewStop Stop => new() { Item = Id, Country = Country };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken))
        {
            return Page();
        }

        // Decided or dropped since the link was made.
        this.NotifyRefused("That item is no longer in the queue.");
        return Redirect("/review");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            this.NotifyRefused("Somebody decided on that item meanwhile.");
            return Redirect("/review");
        }

        if (!ModelState.IsValid || Verdict is not { } verdict)
        {
            return Show(ModelState.Sentences().FirstOrDefault() ?? "Choose a verdict.");
        }

        // A lease that ran out while the editor thought is renewed, unless somebody took the item since.
        if (!HoldsLease && !await queue.TakeAsync(Id, HttpContext.Actor().Id!.Value, cancellationToken))
        {
            return Show($"{HeldBy ?? "A colleague"} took this item when your lease on it had run out.");
        }

        return await decision.DecideAsync(Item, Evidence, new GivenVerdict(verdict, Reason, FormalStepOn, Seen, Shown), HttpContext.Actor(), cancellationToken) switch
        {
            VerdictOutcome.Told told => await way.GoOnAsync(this, told.Last, Country, cancellationToken),
            VerdictOutcome.Refused refused => Show(refused.Why),
            _ => throw new UnreachableException(),
        };
    }

    private PageResult Show(string problem)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        Problem = problem;
        return Page();
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await ReviewedItem.FindAsync(db, names, Id, cancellationToken) is not { } found)
        {
            return false;
        }

        (Item, Evidence) = found;
        var isLeased = Item.LeaseUntil >= clock.GetUtcNow();
        HoldsLease = isLeased && Item.LeaseOwner == HttpContext.Actor().Id;
        HeldBy = isLeased && !HoldsLease ? await db.Users.Where(u => u.Id == Item.LeaseOwner).Select(u => u.DisplayName).FirstOrDefaultAsync(cancellationToken) ?? "A colleague" : null;
        Left = await db.ReviewItems.CountAsync(i => Country == null || i.CountryCode == Country, cancellationToken);
        Verdicts = Item.SuggestionId is { } suggestion ? await db.SuggestionVerdicts.CountAsync(v => v.SuggestionId == suggestion && v.Fate != SuggestionFate.Open, cancellationToken) : 0;
        Beside = await RecordedBeside.FindAsync(db, Item, Evidence?.ArticleId ?? Item.Suggested?.ArticleId, cancellationToken);
        Last = ReviewWay.TakeLast(this);
        return true;
    }
}
