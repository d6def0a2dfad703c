using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Positions;

namespace NewsTracker.Data.Positions;

/// <summary>Corrections correct one another: from a position down to the one that was recorded first runs a line. Of all lines that end there, one position stands at most.</summary>
internal static class CorrectionLines
{
    /// <summary>These positions and all that they correct, be it by others in between.</summary>
    public static Task<List<long>> FindLinesAsync(this NewsTrackerDbContext db, long[] positionIds, CancellationToken cancellationToken) => db.Database.SqlQuery<long>(
        $"""
        with recursive line as (
            select id, corrects_id from positions where id = any({positionIds})
            union
            select p.id, p.corrects_id from positions p join line on p.id = line.corrects_id)
        select id as "Value" from line order by id
        """).ToListAsync(cancellationToken);

    /// <summary>All positions whose lines end where that of this one does, itself among them. Reads ix_positions_corrects_id.</summary>
    public static Task<List<long>> FindKinAsync(this NewsTrackerDbContext db, long positionId, CancellationToken cancellationToken) => db.Database.SqlQuery<long>(
        $"""
        with recursive line as (
            select id, corrects_id from positions where id = {positionId}
            union
            select p.id, p.corrects_id from positions p join line on p.id = line.corrects_id),
        kin as (
            select id from line where corrects_id is null
            union
            select p.id from positions p join kin on p.corrects_id = kin.id)
        select id as "Value" from kin order by id
        """).ToListAsync(cancellationToken);

    /// <summary>What somebody did to a position, of which this is the last step.</summary>
    public static async Task<Meanwhile> FindMeanwhileAsync(this NewsTrackerDbContext db, PositionReview last, CancellationToken cancellationToken) =>
        new(last.State, last.AuthorName, last.At, last.Reason, await db.FindSuccessorAsync(last, cancellationToken));

    /// <summary>The position that took the place of one whose last step this is: that which was made or accepted by the same act, or what took its place in turn. Null where none did: a correction may wait, or have come to nothing.</summary>
    private static async Task<long?> FindSuccessorAsync(this NewsTrackerDbContext db, PositionReview last, CancellationToken cancellationToken)
    {
        long? successor = null;
        for (var step = last; step?.State is PositionState.Superseded;)
        {
            var act = step.ActId;
            successor = await db.PositionReviews.Where(r => r.ActId == act && r.State != PositionState.Superseded).Select(r => (long?)r.PositionId).MinAsync(cancellationToken);
            step = await db.PositionReviews.AsNoTracking().Where(r => r.PositionId == successor).LatestFirst().FirstOrDefaultAsync(cancellationToken);
        }

        return successor;
    }
}
