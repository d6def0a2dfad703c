using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Review;

/// <summary>What waits for review. Taking an item leases it, so that is a post of its own.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class IndexModel(NewsTrackerDbContext db, ReviewQueue queue) : PageModel
{
    private const int MostUnclear = 50;

    public ReviewQueue.QueueState Queue { get; private set; } = null!;

    public IReadOnlyList<UnclearRow> Unclear { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Queue = await queue.CountAsync(cancellationToken);
        Unclear = await db.Suggestions.Where(s => s.Fate == SuggestionFate.Unclear).OrderByDescending(s => s.DecidedAt).ThenByDescending(s => s.Id).Take(MostUnclear)
            .Select(s => new UnclearRow(s.Id, db.Countries.Where(c => c.Code == s.CountryCode).Select(c => c.CommonName).First(), s.Topic, s.Stance, s.Quote, s.DecidedByName, s.DecidedAt))
            .ToListAsync(cancellationToken);
    }

    public sealed record UnclearRow(long Id, string CountryName, Topic Topic, Stance Stance, string Quote, string? By, DateTimeOffset? At);
}
