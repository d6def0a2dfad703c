using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Sources;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>A source with its feeds and the ledger of their polls. What admins can do here posts to pages of their own, which are closed to others.</summary>
[Authorize(Policy = Policy.Read)]
public sealed class SourceModel(NewsTrackerDbContext db, TimeProvider clock) : PageModel
{
    internal const int FailureDays = 30;

    private const int FailingRulesShown = 50;
    private const int PollsShown = 50;
    private const int FeedsShown = 100;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>The poll before which the ledger goes on.</summary>
    [BindProperty(SupportsGet = true, Name = "before")]
    public long? Before { get; set; }

    /// <summary>The feed after which the list of feeds goes on.</summary>
    [BindProperty(SupportsGet = true, Name = "feedsAfter")]
    public long? FeedsAfter { get; set; }

    public SourceView Source { get; private set; } = null!;

    public IReadOnlyList<FeedView> Feeds { get; private set; } = [];

    /// <summary>Feeds that are gone but for their ledger.</summary>
    public IReadOnlyList<RemovedFeedView> RemovedFeeds { get; private set; } = [];

    public IReadOnlyList<PollRow> Polls { get; private set; } = [];

    public IReadOnlyList<FailingRule> FailingRules { get; private set; } = [];

    public Pager Pager { get; private set; } = new("Pages of the ledger", null, null, null);

    public Pager FeedPager { get; private set; } = new("Pages of feeds", null, null, null) { NewestName = "First feeds", OlderName = "More feeds", HasKeys = false };

    public bool IsPending { get; private set; }

    /// <summary>Other sources of the same name, which a reader cannot tell from it.</summary>
    public IReadOnlyList<Namesake> Namesakes { get; private set; } = [];

    /// <summary>What the watch over the intake has to say of it.</summary>
    public IReadOnlyList<SourceNotice> Notices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var source = await db.Sources.Where(s => s.Id == Id).Select(s => new SourceView(s.Name, s.HomeUrl, s.Group, s.Reliability, s.CreatedAt, s.RemovedAt)).FirstOrDefaultAsync(cancellationToken);
        DateTimeOffset? startedBefore = null;
        if (source is not null && Before is { } before)
        {
            startedBefore = await db.Polls.Where(p => p.Id == before && p.Feed!.SourceId == Id).Select(p => (DateTimeOffset?)p.StartedAt).FirstOrDefaultAsync(cancellationToken);
        }

        if (source is null || (Before is not null && startedBefore is null))
        {
            return NotFound();
        }

        Source = source;
        await ReadFeedsAsync(cancellationToken);
        RemovedFeeds = await RemovedFeedView.ListAsync(db, Id, cancellationToken);
        Namesakes = await Namesake.ListAsync(db, source.Name, Id, cancellationToken);
        Notices = await SourceNotice.ListAsync(db, Id, cancellationToken);
        IsPending = Feeds.Any(f => f.IsPendingAt(clock.GetUtcNow()));
        var read = await db.Ledger(Id, startedBefore, Before, PollsShown + 1)
            .Select(p => new PollRow(p.Id, p.Feed!.Url, p.StartedAt, p.FinishedAt, p.Outcome, p.HttpStatus, p.Message, p.Seen, p.Stored, p.Revised, p.Failed))
            .ToListAsync(cancellationToken);
        var page = KeysetPage<PollRow>.Of(read, PollsShown, Before is null);
        Polls = page.Rows;
        Pager = Pager.Onward(page, Address(null, FeedsAfter), poll => Address(poll.Id, FeedsAfter));
        FailingRules = await db.FailingRules(Id, clock.GetUtcNow().AddDays(-FailureDays)).Take(FailingRulesShown).ToListAsync(cancellationToken);
        return Page();
    }

    private async Task ReadFeedsAsync(CancellationToken cancellationToken)
    {
        var feeds = db.Feeds.Where(f => f.SourceId == Id && (FeedsAfter == null || f.Id > FeedsAfter)).OrderBy(f => f.Id).Take(FeedsShown + 1);
        var page = KeysetPage<FeedView>.Of(await FeedView.ListAsync(db, feeds, cancellationToken), FeedsShown, FeedsAfter is null);
        Feeds = page.Rows;
        FeedPager = FeedPager.Onward(page, Address(Before, null), feed => Address(Before, feed.Id));
    }

    private string? Address(long? before, long? feedsAfter) => Url.Page("/Sources/Source", new { id = Id, before, feedsAfter });

    public sealed record SourceView(string Name, string HomeUrl, string? Group, int Reliability, DateTimeOffset CreatedAt, DateTimeOffset? RemovedAt);

    public sealed record PollRow(
        long Id, string FeedUrl, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, PollOutcome Outcome, int? HttpStatus, string? Message, int Seen, int Stored, int Revised, int Failed);
}
