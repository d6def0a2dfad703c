using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Review;

/// <summary>What waits for review. Taking an item leases it, so that is a post of its own.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class IndexModel(NewsTrackerDbContext db, CountryNames names, ReviewQueue queue) : PageModel
{
    private const int PageSize = 50;

    /// <summary>The last verdict shown, by its instant: the suggestion may have been reopened since, or decided anew.</summary>
    [BindProperty(SupportsGet = true)]
    public VerdictCursor? Before { get; set; }

    public ReviewQueue.QueueState Queue { get; private set; } = null!;

    /// <summary>Suggestions that became no position, the latest verdict first. Those that did are taken back on the position's page.</summary>
    public IReadOnlyList<DecidedRow> Decided { get; private set; } = [];

    public CountryNames Names => names;

    public Pager Pager { get; private set; } = new("Pages of verdicts", null, null, null) { NewestName = "Latest verdicts", OlderName = "Earlier verdicts" };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Queue = await queue.CountAsync(cancellationToken);
        var page = await DecidedBefore(db.Suggestions.Where(s => s.DecidedAt != null && (s.Fate == SuggestionFate.Unclear || s.Fate == SuggestionFate.Rejected)))
            .OrderByDescending(s => s.DecidedAt).ThenByDescending(s => s.Id)
            .Select(s => new DecidedRow(
                s.Id, s.CountryCode, s.Topic, s.Stance, s.Quote, s.ArticleId, s.Fate, s.FateReason, s.DecidedByName, s.DecidedAt))
            .ReadPageAsync(PageSize, Before is null, cancellationToken);
        Decided = page.Rows;
        Pager = Pager.Onward(page, Address(null), row => Address(new VerdictCursor(row.At!.Value, row.Id)));
    }

    private string? Address(VerdictCursor? before) => Url.Page("/Review/Index", null, new { before = before?.ToString() }, null, null, "decided");

    /// <summary>Read from ix_suggestions_decided_at.</summary>
    private IQueryable<Suggestion> DecidedBefore(IQueryable<Suggestion> decided) => Before is not { } place
        ? decided
        : decided.Where(s => s.DecidedAt <= place.DecidedAt && (s.DecidedAt < place.DecidedAt || s.Id < place.SuggestionId));

    public sealed record DecidedRow(
        long Id, CountryCode Country, Topic Topic, Stance Stance, string Quote, long ArticleId, SuggestionFate Fate, string? Reason, string? By, DateTimeOffset? At);
}
