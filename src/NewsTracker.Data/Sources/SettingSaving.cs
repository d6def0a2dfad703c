using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data.Audit;

namespace NewsTracker.Data.Sources;

/// <summary>Saves a setting where it still is what its form began with, and tells who changed it where it is not.</summary>
internal sealed class SettingSaving(NewsTrackerDbContext db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Within the transaction that holds the row's lock.</summary>
    public async Task<SourceEdit<TValue>> SaveAsync<TValue>(
        SourceSetting<TValue> setting, string subjectId, TValue before, Action<TValue> write, string? seen, TValue wanted, AuditActor actor, IQueryable<Feed>? readAnew, CancellationToken cancellationToken)
    {
        if (seen is not null && seen != setting.MarkOf(before))
        {
            return new SourceEdit<TValue>.Outdated(before, await FindAuthorAsync(setting, subjectId, before, cancellationToken));
        }

        if (!Equals(before, wanted))
        {
            write(wanted);
            await db.KeepReliabilitiesAsync(actor, clock.GetUtcNow(), cancellationToken);
            if (readAnew is not null)
            {
                await readAnew.ReadByNewRulesAsync(cancellationToken);
            }

            var act = wanted is null ? setting.RemovalAct : setting.Act;
            await audit.SaveAsync(actor, () => new AuditedAct(act, setting.Subject, subjectId, setting.Describe(before), setting.Describe(wanted)), cancellationToken);
        }

        return new SourceEdit<TValue>.Done();
    }

    /// <summary>Who made it what it is: the last act on the setting, if it left that value. By ix_audit_events_subject_type_subject_id.</summary>
    private async Task<LastAct?> FindAuthorAsync<TValue>(SourceSetting<TValue> setting, string subjectId, TValue current, CancellationToken cancellationToken)
    {
        var last = await db.AuditEvents.On(setting.Subject, subjectId).OfActs([setting.Act, setting.RemovalAct]).NewestBefore(null)
            .Select(e => new { e.ActorName, e.At, e.After }).FirstOrDefaultAsync(cancellationToken);
        return last is not null && last.After == AuditTrail.TextOf(setting.Describe(current)) ? new LastAct(last.ActorName, last.At) : null;
    }
}
