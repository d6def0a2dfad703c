using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Notices;
using NewsTracker.Core.Treaties;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Reference;

namespace NewsTracker.Data.Treaties;

/// <summary>Treaty acts that newer reference data bring: admins look at the difference and take it up; readers are told.</summary>
public sealed class DeliveredActs(NewsTrackerDbContext db, AuditTrail audit, NoticeBoard notices, ReaderNoticeBoard news, TimeProvider clock)
{
    /// <summary>Told to admins while delivered acts wait to be taken up.</summary>
    private const string PendingNotice = "treaty-acts-pending";

    /// <summary>What this version's reference data would change; nothing where all was taken up.</summary>
    public async Task<IReadOnlyList<TreatyActChange>> FindChangesAsync(CancellationToken cancellationToken) =>
        TreatyActChange.Between(await db.TreatyActs.AsNoTracking().Where(a => a.AddedAt == null).ToListAsync(cancellationToken), ReferenceData.Load().Countries.SelectMany(country => country.TreatyActs));

    /// <summary>Puts up a notice for admins while delivered acts wait.</summary>
    public async Task TellAsync(CancellationToken cancellationToken)
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

        var countries = changes.Select(change => change.Act.CountryCode).Distinct().ToArray();
        var before = await db.TreatyActs.AsNoTracking().Where(a => countries.Contains(a.CountryCode)).ToListAsync(cancellationToken);
        var (fresh, replaced) = await ReplaceAsync(changes, [.. before.Where(act => act.AddedAt is not null)], cancellationToken);
        await notices.ResolveAsync(PendingNotice, cancellationToken);
        await news.TellOfActsAsync(db, fresh, clock.GetUtcNow(), cancellationToken);
        await audit.SaveAsync(
            actor,
            () => new AuditedAct(
                "treaties.apply-reference", "ReferenceData", ReferenceData.Version, changes.Select(change => change.Before).OfType<TreatyAct>().Concat(replaced).Select(TreatyDesk.Audited), changes.Select(change => change.After).OfType<TreatyAct>().Select(TreatyDesk.Audited)),
            cancellationToken);
        var after = await db.TreatyActs.AsNoTracking().Where(a => countries.Contains(a.CountryCode)).ToListAsync(cancellationToken);
        await news.EndAsync([.. countries.SelectMany(country => TreatyNews.KeysOfDatesGone([.. before.Where(act => act.CountryCode == country)], [.. after.Where(act => act.CountryCode == country)], clock.Today()))], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Names what an admin looked at, so that nothing else is applied.</summary>
    public static string Edition(IReadOnlyList<TreatyActChange> changes) => $"{ReferenceData.Version[..16]}-{changes.Count}";

    /// <summary>The act that an admin added and this change delivers as well: it gives way.</summary>
    public static TreatyAct? FindReplaced(TreatyActChange change, IEnumerable<TreatyAct> added) => change.After is { } act
        ? added.FirstOrDefault(own => (own.CountryCode, own.Kind, own.On) == (act.CountryCode, act.Kind, act.On))
        : null;

    /// <returns>What is on record now and was not before, neither delivered with another source nor added by hand; and what was added by hand and gave way.</returns>
    private async Task<(IReadOnlyList<TreatyAct> Fresh, IReadOnlyList<TreatyAct> Replaced)> ReplaceAsync(IReadOnlyList<TreatyActChange> changes, IReadOnlyList<TreatyAct> added, CancellationToken cancellationToken)
    {
        var (fresh, replaced) = (new List<TreatyAct>(), new List<TreatyAct>());
        foreach (var (change, act) in changes.Where(change => change.After is not null).Select(change => (change, change.After!)))
        {
            // What an admin added by hand and the reference data now bring as well is theirs from here on.
            if (FindReplaced(change, added) is { } own)
            {
                replaced.Add(own);
            }
            else if (change.Before is null)
            {
                fresh.Add(act);
            }

            db.TreatyActs.Add(new TreatyAct { CountryCode = act.CountryCode, Kind = act.Kind, On = act.On, Instrument = act.Instrument, Basis = act.Basis, Source = act.Source });
        }

        var gone = changes.Select(change => change.Before).OfType<TreatyAct>().Concat(replaced).Select(act => act.Id).ToList();
        await db.TreatyActs.Where(a => gone.Contains(a.Id)).ExecuteDeleteAsync(cancellationToken);
        return (fresh, replaced);
    }
}
