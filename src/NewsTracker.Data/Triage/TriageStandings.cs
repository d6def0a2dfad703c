using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Triage;

namespace NewsTracker.Data.Triage;

/// <summary>What of a go still stands, by the whole history of each of its articles (<see cref="TriageHistory.StandingOf"/>). Served by ix_triage_acts_batch_id_id and ix_triage_acts_article_id_id.</summary>
public static class TriageStandings
{
    private const int AtOnce = 1_000;
    private const int MostRounds = 3;

    /// <summary>
    /// Whether anything of a go may stand, so that it can be taken back. Of a large go so many acts are looked at: where none of those stands, others may, and whoever takes it back is told what came of it.
    /// </summary>
    public static async Task<bool> AnyStandsAsync(this NewsTrackerDbContext db, Guid batch, CancellationToken cancellationToken)
    {
        var last = 0L;
        for (var round = 0; round < MostRounds; round++)
        {
            var next = await db.TriageActs.NotTakenBack(batch).Where(a => a.Id > last).OrderBy(a => a.Id).Take(AtOnce).Select(a => a.Id).ToArrayAsync(cancellationToken);
            if (next.Length == 0)
            {
                return false;
            }

            var (deciding, giving) = await db.StandingAmongAsync(db.TriageActs.Where(a => next.Contains(a.Id)), cancellationToken);
            if (deciding.Length > 0 || giving.Length > 0)
            {
                return true;
            }

            last = next[^1];
        }

        return true;
    }

    /// <summary>Which of some acts decide, and which give over.</summary>
    internal static async Task<(long[] Deciding, long[] Giving)> StandingAmongAsync(this NewsTrackerDbContext db, IQueryable<TriageAct> among, CancellationToken cancellationToken)
    {
        var asked = await among.Select(a => a.Id).ToHashSetAsync(cancellationToken);
        var histories = await db.TriageActs.AsNoTracking().Where(a => among.Any(one => one.ArticleId == a.ArticleId)).ToListAsync(cancellationToken);
        var standing = (from history in histories.GroupBy(act => act.ArticleId)
                        let acts = history.ToList()
                        from act in acts
                        where asked.Contains(act.Id)
                        select (act.Id, Standing: TriageHistory.StandingOf(act, acts))).ToList();
        return ([.. standing.Where(act => act.Standing.Decides).Select(act => act.Id)], [.. standing.Where(act => act.Standing.Gives).Select(act => act.Id)]);
    }

    /// <summary>The acts of a go but those that an undo took back which was not taken back itself: of a large go that was taken back, none is left to look at.</summary>
    private static IQueryable<TriageAct> NotTakenBack(this IQueryable<TriageAct> acts, Guid batch) =>
        acts.Where(a => a.BatchId == batch
            && !acts.Any(undo => undo.ArticleId == a.ArticleId && undo.Id > a.Id && undo.UndoesBatchId == batch && (a.State == a.PreviousState || undo.State != undo.PreviousState)
                && !acts.Any(redo => redo.ArticleId == a.ArticleId && redo.Id > undo.Id && redo.UndoesBatchId == undo.BatchId)));
}
