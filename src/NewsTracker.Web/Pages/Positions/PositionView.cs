using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;
using NewsTracker.Data;
using NewsTracker.Data.Positions;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Positions;

/// <summary>A position with its life and what it is related to, as its page shows it.</summary>
/// <param name="Reviews">In the order in which they were taken.</param>
/// <param name="Corrected">The position that this one corrects.</param>
/// <param name="Edited">What became of its words, where the newest revision of the article no longer holds them.</param>
/// <param name="SuggestedBy">What proposed it, in words; absent where a person found it.</param>
/// <param name="Corrections">The positions that correct this one.</param>
/// <param name="Conflicts">Those that say otherwise of the same day and stand beside it; none where it stands no longer, or not yet.</param>
public sealed record PositionView(
    Position Position,
    string CountryName,
    EvidenceView? Evidence,
    IReadOnlyList<PositionReview> Reviews,
    Position? Corrected,
    IReadOnlyList<PositionView.Related> Corrections,
    IReadOnlyList<PositionView.Related> Conflicts,
    string? SuggestedBy,
    EditedQuotation? Edited)
{
    private const int MostRelated = 50;

    public PositionReview Last => Reviews[^1];

    public PositionState State => Last.State;

    public static async Task<PositionView?> FindAsync(NewsTrackerDbContext db, CountryNames names, long id, CancellationToken cancellationToken)
    {
        if (await db.Positions.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellationToken) is not { } position)
        {
            return null;
        }

        var reviews = await db.PositionReviews.AsNoTracking().Where(r => r.PositionId == id).ToListAsync(cancellationToken);
        var stands = PositionHistory.Ordered(reviews).Last().State is PositionState.Accepted;
        var corrected = position.CorrectsId is { } correctedId ? await db.Positions.AsNoTracking().FirstOrDefaultAsync(p => p.Id == correctedId, cancellationToken) : null;
        return new PositionView(
            position,
            names[position.CountryCode],
            await EvidenceView.FindAsync(db, new Data.Positions.Evidence.Marked(position.AnnotationId), cancellationToken),
            [.. PositionHistory.Ordered(reviews)],
            corrected,
            await RelatedAsync(db.Positions.Where(p => p.CorrectsId == id), cancellationToken),
            await RelatedAsync(
                db.Positions.Where(p => stands && p.Id != id && p.CountryCode == position.CountryCode && p.Topic == position.Topic && p.SaidOn == position.SaidOn && p.Stance != position.Stance)
                    .InState(PositionState.Accepted),
                cancellationToken),
            position.SuggestionId is { } suggestionId
                ? PositionWords.ProposedBy(position.EngineVersion, await db.Suggestions.Where(s => s.Id == suggestionId).Select(s => s.ModelName).FirstOrDefaultAsync(cancellationToken))
                : null,
            await EditedQuotation.FindAsync(db, position.AnnotationId, cancellationToken));
    }

    /// <summary>The same for those who see no drafts: nothing where it is one, and none among what it corrects or is corrected by.</summary>
    public static async Task<PositionView?> FindWithoutDraftsAsync(NewsTrackerDbContext db, CountryNames names, long id, CancellationToken cancellationToken)
    {
        if (await FindAsync(db, names, id, cancellationToken) is not { } view)
        {
            return null;
        }

        long[] asked = [id, .. view.Corrections.Select(correction => correction.Id), .. view.Corrected is { } one ? [one.Id] : Array.Empty<long>()];
        var shown = await db.Positions.Where(p => asked.Contains(p.Id)).WithoutDrafts(DateTimeOffset.MaxValue).Select(p => p.Id).ToListAsync(cancellationToken);
        return !shown.Contains(id)
            ? null
            : view with { Corrected = view.Corrected is { } corrected && shown.Contains(corrected.Id) ? corrected : null, Corrections = [.. view.Corrections.Where(correction => shown.Contains(correction.Id))] };
    }

    private static Task<List<Related>> RelatedAsync(IQueryable<Position> positions, CancellationToken cancellationToken) => positions.OrderBy(p => p.Id).Take(MostRelated).AsTheyAre()
        .Select(p => new Related(p.Position.Id, p.Position.Stance, p.Position.SaidOn, p.State, p.Position.AuthorName))
        .ToListAsync(cancellationToken);

    public sealed record Related(long Id, Stance Stance, DateOnly SaidOn, PositionState State, string AuthorName);
}
