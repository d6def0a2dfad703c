using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.LanguageModel;

namespace NewsTracker.Data.LanguageModel;

/// <summary>The revisions that wait for the language model, oldest first, each taken by one process at a time.</summary>
public sealed class ModelQueue(NewsTrackerDbContext db, TimeProvider clock)
{
    /// <summary>How long a process may hold a reading without a sign of life; longer than any call may take.</summary>
    public static TimeSpan LeaseTime { get; } = TimeSpan.FromMinutes(15);

    /// <summary>Joins the transaction that is open. An earlier revision of the article waits no longer, and what a process that reads it at this moment brings comes too late: it would take the place of what is read here.</summary>
    public async Task AddAsync(long articleId, long revisionId, CancellationToken cancellationToken)
    {
        await db.ModelReadings.Where(r => r.ArticleId == articleId && r.RevisionId < revisionId).ExecuteDeleteAsync(cancellationToken);
        db.Add(new ModelReading { ArticleId = articleId, RevisionId = revisionId, DueAt = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The next one in turn. One whose last attempt ended its process is given up, for nobody else did.</summary>
    public async Task<ModelReading?> TakeAsync(CancellationToken cancellationToken)
    {
        while (await LeaseAsync(cancellationToken) is { } reading)
        {
            if (reading.Attempts <= ModelReading.MostAttempts)
            {
                return reading;
            }

            await FinishAsync(reading, cancellationToken);
        }

        return null;
    }

    /// <summary>Served by ix_model_readings_due_at; rows that another process is taking are passed over.</summary>
    private async Task<ModelReading?> LeaseAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now + LeaseTime;
        var taken = await db.ModelReadings.FromSql(
            $"""
            update model_readings set due_at = {until}, attempts = attempts + 1
            where revision_id = (select revision_id from model_readings where due_at <= {now} order by due_at limit 1 for update skip locked)
            returning *
            """).AsNoTracking().ToListAsync(cancellationToken);
        return taken.SingleOrDefault();
    }

    public Task<int> CountAsync(CancellationToken cancellationToken) => db.ModelReadings.CountAsync(cancellationToken);

    /// <returns>Whether it was still ours: where the time for it ran out, another process may have it by now, and its word counts.</returns>
    public async Task<bool> FinishAsync(ModelReading reading, CancellationToken cancellationToken) => await Held(reading).ExecuteDeleteAsync(cancellationToken) == 1;

    /// <summary>Puts it off after a failure; after the last attempt it is given up, and the engine's suggestions are what there is.</summary>
    public Task<bool> RetryAsync(ModelReading reading, CancellationToken cancellationToken) => reading.Attempts >= ModelReading.MostAttempts
        ? FinishAsync(reading, cancellationToken)
        : PostponeAsync(reading, clock.GetUtcNow() + ModelReading.DelayAfter(reading.Attempts), reading.Attempts, cancellationToken);

    /// <summary>Puts it off without an attempt having been made.</summary>
    public Task<bool> PostponeAsync(ModelReading reading, DateTimeOffset until, CancellationToken cancellationToken) => PostponeAsync(reading, until, reading.Attempts - 1, cancellationToken);

    /// <summary>What was put off until then is due at once: more is allowed now.</summary>
    public Task<int> BringForwardAsync(DateTimeOffset until, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.ModelReadings.Where(r => r.DueAt == until).ExecuteUpdateAsync(set => set.SetProperty(r => r.DueAt, now), cancellationToken);
    }

    private async Task<bool> PostponeAsync(ModelReading reading, DateTimeOffset until, int attempts, CancellationToken cancellationToken) =>
        await Held(reading).ExecuteUpdateAsync(set => set.SetProperty(r => r.DueAt, until).SetProperty(r => r.Attempts, attempts), cancellationToken) == 1;

    /// <summary>The reading, if nobody took it since: who takes one sets the time until which he holds it, and counts the attempt.</summary>
    private IQueryable<ModelReading> Held(ModelReading reading) =>
        db.ModelReadings.Where(r => r.RevisionId == reading.RevisionId && r.DueAt == reading.DueAt && r.Attempts == reading.Attempts);
}
