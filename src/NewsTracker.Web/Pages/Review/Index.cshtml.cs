using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Countries;
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

    public VerdictCursor? Earlier { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Queue = await queue.CountAsync(cancellationToken);
        var found = await DecidedBefore(db.Suggestions.Where(s => s.DecidedAt != null && (s.Fate == SuggestionFate.Unclear || s.Fate == SuggestionFate.Rejected)))
            .OrderByDescending(s => s.DecidedAt).ThenByDescending(s => s.Id).Take(PageSize + 1)
            .Select(s => new DecidedRow(
                s.Id, s.CountryCode, s.Topic, s.Stance, s.Quote, s.ArticleId, s.Fate, s.FateReason, s.DecidedByName, s.DecidedAt))
            .ToListAsync(cancellationToken);
        Decided = [.. found.Take(PageSize)];
        Earlier = found.Count > PageSize ? new VerdictCursor(Decided[^1].At!.Value, Decided[^1].Id) : null;
    }

    /// <summary>Read from ix_suggestions_decided_at.</summary>
    private IQueryable<Suggestion> DecidedBefore(IQueryable<Suggestion> decided) => Before is not { } place
        ? decided
        : decided.Where(s => s.DecidedAt <= place.DecidedAt && (s.DecidedAt < place.DecidedAt || s.Id < place.SuggestionId));

    public sealed record DecidedRow(
        long Id, CountryCode Country, Topic Topic, Stance Stance, string Quote, long ArticleId, SuggestionFate Fate, string? Reason, string? By, DateTimeOffset? At);
}
