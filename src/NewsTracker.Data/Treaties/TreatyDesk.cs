using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Treaties;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Countries;
using NewsTracker.Data.Notices;

namespace NewsTracker.Data.Treaties;

/// <summary>Where admins add treaty acts and take them back; readers are told. Derived statuses follow by themselves.</summary>
public sealed class TreatyDesk(NewsTrackerDbContext db, AuditTrail audit, ReaderNoticeBoard news, TimeProvider clock)
{
    public async Task<TreatyActOutcome> AddAsync(CountryCode country, TreatyActKind kind, DateOnly on, ConsentInstrument? instrument, string source, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.LockCountryAsync(country, cancellationToken);
        if (!await db.Countries.AnyAsync(c => c.Code == country, cancellationToken))
        {
            return new TreatyActOutcome.Refused("Choose a state of the list.");
        }

        var others = await db.TreatyActs.AsNoTracking().Where(a => a.CountryCode == country).ToListAsync(cancellationToken);
        var act = new TreatyAct
        {
            CountryCode = country,
            Kind = kind,
            On = on,
            Instrument = instrument,
            Basis = TreatyAct.Published,
            Source = source,
            AddedById = actor.Id,
            AddedByName = actor.Name,
            AddedAt = clock.GetUtcNow(),
        };
        if (TreatyActRules.FindProblem(act, others, clock.Today()) is { } problem)
        {
            return new TreatyActOutcome.Refused(problem);
        }

        db.TreatyActs.Add(act);
        await audit.SaveAsync(actor, () => new AuditedAct("treaties.add-act", nameof(TreatyAct), $"{act.Id}", null, Audited(act)), cancellationToken);
        await news.TellOfActsAsync(db, [act], clock.GetUtcNow(), cancellationToken);
        await news.EndAsync([.. TreatyNews.KeysOfDatesGone(others, [.. others, act], clock.Today())], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new TreatyActOutcome.Added();
    }

    /// <summary>Takes an act back that an admin added; delivered ones are changed by the reference data alone.</summary>
    public async Task<TreatyActRemoval> RemoveAsync(long id, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.TreatyActs.Where(a => a.Id == id).Select(a => a.CountryCode).FirstOrDefaultAsync(cancellationToken) is not { } country)
        {
            return new TreatyActRemoval.NotFound();
        }

        await db.LockCountryAsync(country, cancellationToken);
        await db.Database.ExecuteSqlAsync($"select from treaty_acts where id = {id} for update", cancellationToken);
        if (await db.TreatyActs.FirstOrDefaultAsync(a => a.Id == id && a.AddedAt != null, cancellationToken) is not { } act)
        {
            return new TreatyActRemoval.NotFound();
        }

        var others = await db.TreatyActs.AsNoTracking().Where(a => a.CountryCode == country && a.Id != id).ToListAsync(cancellationToken);
        var today = clock.Today();
        if (TreatyActRules.FindDependent(act, others, today) is { } dependent)
        {
            return new TreatyActRemoval.Needed(dependent);
        }

        db.TreatyActs.Remove(act);
        await audit.SaveAsync(actor, () => new AuditedAct("treaties.remove-act", nameof(TreatyAct), $"{id}", Audited(act), null), cancellationToken);
        await news.EndAsync([TreatyNews.KeyOf(act), .. TreatyNews.KeysOfDatesGone([.. others, act], others, today)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new TreatyActRemoval.Removed();
    }

    internal static object Audited(TreatyAct act) => new { country = act.CountryCode.Value, act.Kind, act.On, act.Instrument, act.Basis, act.Source, addedBy = act.AddedByName };
}
