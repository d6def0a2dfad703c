using Microsoft.EntityFrameworkCore;

namespace NewsTracker.Data.Positions;

/// <summary>Corrections correct one another: from a position down to the one that was recorded first runs a line.</summary>
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
}
