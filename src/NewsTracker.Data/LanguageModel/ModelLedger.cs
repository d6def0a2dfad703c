using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.LanguageModel;

namespace NewsTracker.Data.LanguageModel;

/// <summary>What the language model took today (UTC), and the caps. Calls are entered before they are made, so that no number of processes together passes a cap.</summary>
public sealed class ModelLedger(NewsTrackerDbContext db, TimeProvider clock)
{
    /// <summary>Enters a call with the most that it may take.</summary>
    /// <returns>Null where a cap would be passed.</returns>
    public async Task<ModelCall?> TryEnterAsync(ModelSettings settings, long? articleId, int tokensAtMost, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AdvisoryLocks.ModelLedger})", cancellationToken);
        var today = await UsedTodayAsync(cancellationToken);
        if (today.Calls >= settings.CallsPerDay || today.Tokens + tokensAtMost > settings.TokensPerDay)
        {
            return null;
        }

        var call = new ModelCall { At = clock.GetUtcNow(), Model = settings.Name, ArticleId = articleId, Tokens = tokensAtMost, Outcome = ModelCallOutcome.Running };
        db.Add(call);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return call;
    }

    /// <summary>Reads ix_model_calls_at.</summary>
    public async Task<ModelUse> UsedTodayAsync(CancellationToken cancellationToken)
    {
        var midnight = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        return await db.ModelCalls.Where(c => c.At >= midnight).GroupBy(_ => 1).Select(g => new ModelUse(g.Count(), g.Sum(c => (long)c.Tokens))).SingleOrDefaultAsync(cancellationToken)
            ?? new ModelUse(0, 0);
    }

    /// <summary>Reads ix_model_calls_at.</summary>
    public async Task<IReadOnlyList<ModelCall>> NewestAsync(int most, CancellationToken cancellationToken) =>
        await db.ModelCalls.AsNoTracking().OrderByDescending(c => c.At).Take(most).ToListAsync(cancellationToken);

    /// <summary>When the caps begin anew.</summary>
    public DateTimeOffset NextDay() => new(clock.GetUtcNow().UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
}

/// <param name="Tokens">Read and written; of calls whose answer did not say, what was reserved.</param>
public sealed record ModelUse(int Calls, long Tokens);
