using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Annotations;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Positions;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Review;

/// <summary>One suggestion: its words, every verdict on it, and the positions that were made from it.</summary>
[Authorize(Policy = Policy.Edit)]
public sealed class SuggestionModel(NewsTrackerDbContext db, CountryNames names) : PageModel
{
    private const int MostShown = 200;

    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public Suggestion Suggestion { get; private set; } = null!;

    public CountryNames Names => names;

    public EvidenceView? Evidence { get; private set; }

    /// <summary>Where it waits in the queue, while it does.</summary>
    public long? ItemId { get; private set; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<SuggestionVerdict> History { get; private set; } = [];

    public IReadOnlyList<MadePosition> Positions { get; private set; } = [];

    public bool CanReopen => Suggestion.Fate is SuggestionFate.Rejected or SuggestionFate.Unclear;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await db.Suggestions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Suggestion = found;
        Evidence = await EvidenceView.FindAsync(db, db.Revisions.Where(r => r.Id == found.RevisionId), new TextPositionSelector(found.QuoteStart, found.QuoteEnd), null, cancellationToken);
        ItemId = await db.ReviewItems.Where(i => i.SuggestionId == Id).Select(i => (long?)i.Id).FirstOrDefaultAsync(cancellationToken);

        // Read from ix_suggestion_verdicts_suggestion_id_at_id and ix_positions_suggestion_id.
        History = await db.SuggestionVerdicts.AsNoTracking().Where(v => v.SuggestionId == Id).OrderByDescending(v => v.At).ThenByDescending(v => v.Id).Take(MostShown).ToListAsync(cancellationToken);
        Positions = await db.Positions.Where(p => p.SuggestionId == Id).OrderBy(p => p.Id).Take(MostShown).AsTheyAre()
            .Select(p => new MadePosition(
                p.Position.Id, p.Position.CountryCode, p.Position.Topic, p.Position.Stance, p.State))
            .ToListAsync(cancellationToken);
        return Page();
    }

    public sealed record MadePosition(long Id, CountryCode Country, Topic Topic, Stance Stance, PositionState State);
}
