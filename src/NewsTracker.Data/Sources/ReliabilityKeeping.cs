using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Sources;

public static class ReliabilityKeeping
{
    /// <summary>Adds a judgement for each source of the context that is new or is relied on otherwise than before; it is saved with them. Whoever changes one holds its row's lock.</summary>
    public static async Task KeepReliabilitiesAsync(this NewsTrackerDbContext db, AuditActor actor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var judged = db.ChangeTracker.Entries<Source>()
            .Where(entry => entry.State == EntityState.Added || entry.Property(source => source.Reliability) is { IsModified: true } reliability && reliability.OriginalValue != reliability.CurrentValue)
            .Select(entry => entry.Entity).ToList();
        var before = await db.LastJudgedAsync([.. judged.Where(source => source.Id != 0).Select(source => source.Id)], cancellationToken);
        db.AddRange(judged.Select(source => new SourceReliability
        {
            Source = source,
            Reliability = source.Reliability,
            AuthorId = actor.Id,
            AuthorName = actor.Name,

            // The clocks of two hosts may differ; the order of the judgements may not.
            At = before.TryGetValue(source.Id, out var last) && last > now ? last : now,
        }));
    }

    private static async Task<Dictionary<long, DateTimeOffset>> LastJudgedAsync(this NewsTrackerDbContext db, List<long> sources, CancellationToken cancellationToken) => sources.Count == 0
        ? []
        : await db.SourceReliabilities.Where(j => sources.Contains(j.SourceId)).GroupBy(j => j.SourceId)
            .Select(group => new { group.Key, At = group.Max(j => j.At) }).ToDictionaryAsync(last => last.Key, last => last.At, cancellationToken);
}
