using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Reextraction;
using NewsTracker.Data;
using NewsTracker.Data.Jobs;
using NewsTracker.Data.Reextraction;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Reextraction;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Jobs;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>What reading again would change, article by article, to accept or drop singly or as a whole.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class ReextractionModel(NewsTrackerDbContext db, Acceptance acceptance, JobQueue queue) : PageModel
{
    private const int PageSize = 30;

    /// <summary>The job that read the articles again.</summary>
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "state")]
    public ReextractionState State { get; set; } = ReextractionState.Proposed;

    [BindProperty(SupportsGet = true, Name = "after")]
    public long? After { get; set; }

    public JobView Job { get; private set; } = null!;

    public IReadOnlyList<StateCount> Counts { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = new("Pages of what was read again", null, null, null) { NewestName = "From the first", OlderName = "Next" };

    public int Proposed => CountOf(ReextractionState.Proposed);

    public int Accepted => CountOf(ReextractionState.Accepted);

    /// <summary>Whether the job is done and found every article as it was.</summary>
    public bool HasNothingToDecide => !Job.IsUnfinished && Counts is [{ State: ReextractionState.Same }];

    public int CountOf(ReextractionState state) => Counts.FirstOrDefault(c => c.State == state)?.Count ?? 0;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await db.Jobs.OfKind(ReextractionParameters.Kind).Where(j => j.Id == Id).Select(JobView.FromJob).FirstOrDefaultAsync(cancellationToken) is not { } job)
        {
            return NotFound();
        }

        Job = job;
        var results = db.ReextractionResults.OfJob(Id);
        var counts = await results.GroupBy(r => r.State).Select(g => new StateCount(g.Key, g.Count())).ToListAsync(cancellationToken);
        Counts = [.. counts.OrderBy(c => c.State)];
        var page = await results.InState(State).Where(r => After == null || r.Id > After)
            .Join(db.Articles, r => r.ArticleId, a => a.Id, (r, a) => new { Result = r, a.Headline, a.Language })
            .OrderBy(row => row.Result.Id)
            .Select(row => new Row(row.Result.Id, row.Result.ArticleId, row.Headline, row.Language, row.Result.Changes, row.Result.WordsAdded, row.Result.WordsLost, row.Result.Reason))
            .ReadPageAsync(PageSize, After is null, cancellationToken);
        Rows = page.Rows;
        Pager = Pager.Onward(page, Address(null), row => Address(row.Id));
        return Page();
    }

    public async Task<IActionResult> OnPostAcceptAsync([FromForm] long result, CancellationToken cancellationToken) => Done(
        await acceptance.AcceptAsync(result, HttpContext.Actor(), cancellationToken) switch
        {
            ReextractionState.Accepted => "Accepted: the article has a new revision. The one before stays.",
            ReextractionState.Outdated => "Not accepted: the article, the engine or the rules had changed since it was read again.",
            null => "Somebody else had dealt with it meanwhile; nothing was done.",
            _ => throw new UnreachableException(),
        });

    public async Task<IActionResult> OnPostDropAsync([FromForm] long result, CancellationToken cancellationToken) => Done(
        await acceptance.DropAsync(result, HttpContext.Actor(), cancellationToken) ? "Dropped: the article stays as it is." : "Somebody else had dealt with it meanwhile; nothing was done.");

    public async Task<IActionResult> OnPostDropAllAsync(CancellationToken cancellationToken)
    {
        var dropped = await acceptance.DropAllAsync(Id, HttpContext.Actor(), cancellationToken);
        return Done(dropped == 1 ? "One proposal dropped; its article stays as it is." : $"{dropped} proposals dropped; those articles stay as they are.");
    }

    public Task<IActionResult> OnPostAcceptAllAsync(CancellationToken cancellationToken) =>
        AskAsync(AcceptanceParameters.Kind, "Accepting", new AcceptanceParameters(Id), cancellationToken);

    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancellationToken) =>
        AskAsync(TakeBackParameters.Kind, "Taking back", new TakeBackParameters(Id), cancellationToken);

    /// <summary>Hands all of the job's results to a job of their own.</summary>
    private async Task<IActionResult> AskAsync(string kind, string doing, object parameters, CancellationToken cancellationToken)
    {
        var title = await db.Jobs.OfKind(ReextractionParameters.Kind).Where(j => j.Id == Id).Select(j => j.Title).FirstOrDefaultAsync(cancellationToken);
        if (title is null)
        {
            return NotFound();
        }

        var request = new JobRequest(kind, $"{doing}: {title}", parameters, nameof(Job), Id.ToString(CultureInfo.InvariantCulture));
        return this.LeadToJob(await queue.EnqueueUnlessSameAsync(request, HttpContext.Actor(), cancellationToken), $"{doing} them was asked for before, and is under way: here it is.");
    }

    private string? Address(long? after) => Url.Page("/Articles/Reextraction", new { id = Id, state = State, after });

    private RedirectToPageResult Done(string what)
    {
        this.Notify(what);
        return RedirectToPage(new { id = Id, state = State, after = After });
    }

    public sealed record StateCount(ReextractionState State, int Count);

    public sealed record Row(long Id, long ArticleId, string Headline, string? Language, IReadOnlyList<FieldChange> Changes, int WordsAdded, int WordsLost, string? Reason);
}
