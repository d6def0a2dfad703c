using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Sources;

public static class ReliabilityKeeping
{
    /// <summary>Adds a judgement for each source of the context that is new or is relied on otherwise than before; it is saved with them.</summary>
    public static void KeepReliabilities(this NewsTrackerDbContext db, AuditActor actor, DateTimeOffset at)
    {
        var judged = db.ChangeTracker.Entries<Source>()
            .Where(entry => entry.State == EntityState.Added || entry.Property(source => source.Reliability) is { IsModified: true } reliability && reliability.OriginalValue != reliability.CurrentValue)
            .Select(entry => entry.Entity).ToList();
        db.AddRange(judged.Select(source => new SourceReliability { Source = source, Reliability = source.Reliability, AuthorId = actor.Id, AuthorName = actor.Name, At = at }));
    }
}
