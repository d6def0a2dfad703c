using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;

namespace NewsTracker.Data.Positions;

/// <summary>Finds what the same words have been coded for already: the same said twice would have to be corrected twice. Read from ix_positions_annotation_id.</summary>
internal sealed class RecordedAlready(NewsTrackerDbContext db)
{
    /// <summary>What keeps these claims from being recorded, as sentences. Asked while the article's row is held.</summary>
    /// <param name="besides">Positions that do not count: the line of one that is corrected.</param>
    public async Task<IReadOnlyList<PositionProblem>> FindAsync(long annotationId, IReadOnlyList<PositionClaim> claims, IReadOnlyCollection<long> besides, CancellationToken cancellationToken)
    {
        var live = await LiveAsync(annotationId, claims, besides, cancellationToken);
        return
        [
            .. from claim in claims
               let same = live.Find(row => SaysTheSame(row.Position.Claim, claim))
               where same is not null
               select new PositionProblem(
                   nameof(PositionClaim.Country),
                   $"{claim.Country.Value} has this position on these words already: position {same.Position.Id}, {same.State.ToString().ToLowerInvariant()}. Leave the state out, change what differs (stance, day or speaker), or correct that position."),
        ];
    }

    /// <summary>A position that says the same as one that is to count again.</summary>
    public async Task<long?> FindSameAsync(long annotationId, PositionClaim claim, IReadOnlyCollection<long> besides, CancellationToken cancellationToken) =>
        (await LiveAsync(annotationId, [claim], besides, cancellationToken)).Find(row => SaysTheSame(row.Position.Claim, claim))?.Position.Id;

    private Task<List<PositionInState>> LiveAsync(long annotationId, IReadOnlyList<PositionClaim> claims, IReadOnlyCollection<long> besides, CancellationToken cancellationToken)
    {
        var countries = claims.Select(claim => claim.Country).ToArray();
        return db.Positions.AsNoTracking().Where(p => p.AnnotationId == annotationId && countries.Contains(p.CountryCode) && !besides.Contains(p.Id))
            .AsTheyAre().Where(row => PositionStates.Live.Contains(row.State)).OrderBy(row => row.Position.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Notes and confidence aside: they are words on a position, not another one.</summary>
    private static bool SaysTheSame(PositionClaim one, PositionClaim other) =>
        (one.Country, one.Topic, one.Stance, one.SaidOn, one.Speaker, one.ReportedByAnother) == (other.Country, other.Topic, other.Stance, other.SaidOn, other.Speaker, other.ReportedByAnother);
}
