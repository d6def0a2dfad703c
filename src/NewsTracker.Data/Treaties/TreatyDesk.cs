using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Countries;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Treaties;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Reference;

namespace NewsTracker.Data.Treaties;

/// <summary>Where admins add treaty acts and take up what newer reference data bring; readers are told. Derived statuses follow by themselves.</summary>
public sealed class TreatyDesk(NewsTrackerDbContext db, AuditTrail audit, NoticeBoard notices, ReaderNoticeBoard news, TimeProvider clock)
{
    /// <summary>Told to admins while delivered acts wait to be taken up.</summary>
    public const string PendingNotice = "treaty-acts-pending";

    public async Task<TreatyActOutcome> AddAsync(CountryCode country, TreatyActKind kind, DateOnly on, ConsentInstrument? instrument, string source, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select 1 from countries where code = {country.Value} for update", cancellationToken);
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
        await TellAsync([act], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new TreatyActOutcome.Added();
    }

    /// <summary>Takes an act back that an admin added; delivered ones are changed by the reference data alone.</summary>
    public async Task<bool> RemoveAsync(long id, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"select from treaty_acts where id = {id} for update", cancellationToken);
        if (await db.TreatyActs.FirstOrDefaultAsync(a => a.Id == id && a.AddedAt != null, cancellationToken) is not { } act)
        {
            return false;
        }

        db.TreatyActs.Remove(act);
        await audit.SaveAsync(actor, () => new AuditedAct("treaties.remove-act", nameof(TreatyAct), $"{id}", Audited(act), null), cancellationToken);
        await news.EndAsync([TreatyNews.KeyOf(act)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>What this version's reference data would change; nothing where all was taken up.</summary>
    public async Task<IReadOnlyList<TreatyActChange>> FindChangesAsync(CancellationToken cancellationToken) =>
        TreatyActChange.Between(await db.TreatyActs.AsNoTracking().Where(a => a.AddedAt == null).ToListAsync(cancellationToken), ReferenceData.Load().Countries.SelectMany(country => country.TreatyActs));

    /// <summary>Puts up a notice for admins while delivered acts wait.</summary>
    public async Task TellOfChangesAsync(CancellationToken cancellationToken)
    {
        if ((await FindChangesAsync(cancellationToken)).Count is > 0 and var count)
        {
            await notices.RaiseAsync(
                new NoticeReport(
                    PendingNotice, NoticeAudience.Admins, NoticeSeverity.Information, "ReferenceData", ReferenceData.Version, "/treaty/acts",
                    "Newer treaty acts are delivered", $"This version's reference data differ from the stored treaty acts in {count} places. Look at the difference and take it up."),
                cancellationToken);
        }
    }

    /// <summary>Takes up what the reference data bring, if it is still what the admin saw.</summary>
    /// <param name="seen">How many changes were shown, and of which version.</param>
    public async Task<bool> ApplyAsync(string seen, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"lock table treaty_acts in share row exclusive mode", cancellationToken);
        var changes = await FindChangesAsync(cancellationToken);
        if (changes.Count == 0 || Edition(changes) != seen)
        {
            return false;
        }

        var added = await ReplaceAsync(changes, cancellationToken);
        await notices.ResolveAsync(PendingNotice, cancellationToken);
        await TellAsync(added, cancellationToken);
        await audit.SaveAsync(
            actor,
            () => new AuditedAct(
                "treaties.apply-reference", "ReferenceData", ReferenceData.Version, changes.Select(change => change.Before).OfType<TreatyAct>().Select(Audited), changes.Select(change => change.After).OfType<TreatyAct>().Select(Audited)),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Names what an admin looked at, so that nothing else is applied.</summary>
    public static string Edition(IReadOnlyList<TreatyActChange> changes) => $"{ReferenceData.Version[..16]}-{changes.Count}";

    /// <summary>By country, however many acts came at once.</summary>
    private async Task TellAsync(IReadOnlyCollection<TreatyAct> acts, CancellationToken cancellationToken)
    {
        var codes = acts.Select(act => act.CountryCode).Distinct().ToArray();
        var names = await db.Countries.Where(c => codes.Contains(c.Code)).ToDictionaryAsync(c => c.Code, c => c.CommonName, cancellationToken);
        foreach (var country in acts.GroupBy(act => act.CountryCode))
        {
            await news.PostAsync(TreatyNews.Of(country.Key, names[country.Key], [.. country], clock.GetUtcNow()), cancellationToken);
        }
    }

    /// <returns>What is on record now and was not before: neither delivered with another source nor added by hand.</returns>
    private async Task<IReadOnlyList<TreatyAct>> ReplaceAsync(IReadOnlyList<TreatyActChange> changes, CancellationToken cancellationToken)
    {
        var gone = changes.Select(change => change.Before?.Id).OfType<long>().ToList();
        await db.TreatyActs.Where(a => gone.Contains(a.Id)).ExecuteDeleteAsync(cancellationToken);
        var added = await db.TreatyActs.AsNoTracking().Where(a => a.AddedAt != null).ToListAsync(cancellationToken);
        var fresh = new List<TreatyAct>();
        foreach (var (before, act) in changes.Where(change => change.After is not null).Select(change => (change.Before, change.After!)))
        {
            // What an admin added by hand and the reference data now bring as well is theirs from here on.
            if (added.Find(own => (own.CountryCode, own.Kind, own.On) == (act.CountryCode, act.Kind, act.On)) is { } own)
            {
                await db.TreatyActs.Where(a => a.Id == own.Id).ExecuteDeleteAsync(cancellationToken);
            }
            else if (before is null)
            {
                fresh.Add(act);
            }

            db.TreatyActs.Add(new TreatyAct { CountryCode = act.CountryCode, Kind = act.Kind, On = act.On, Instrument = act.Instrument, Basis = act.Basis, Source = act.Source });
        }

        return fresh;
    }

    private static object Audited(TreatyAct act) => new { country = act.CountryCode.Value, act.Kind, act.On, act.Instrument, act.Basis, act.Source };
}
