using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Rechecks;
using NewsTracker.Data;

namespace NewsTracker.Scraping.Rechecks;

/// <summary>Hands out checks that are due, each to one process at a time, however many run.</summary>
internal sealed class RecheckLeases(NewsTrackerDbContext db, IOptions<RecheckOptions> options, TimeProvider clock)
{
    /// <summary>Of what has been due longest this much is looked through for hosts that wait; those of which enough are looked at already are passed over.</summary>
    private const int Window = 500;

    /// <summary>Of one host no more than this at once: they would wait for its pace, and others behind them.</summary>
    private const int MostOfOneHost = 2;

    private const int SpreadMinutes = 10;

    /// <summary>
    /// What has been due longest, by ix_article_rechecks_due, which is in this order; with how many of its host are looked at now, which ix_article_rechecks_leased knows. Asked with the instant, with how many, and with the most of one host.
    /// </summary>
    internal const string Due =
        """
        with busy as materialized (select host, count(*) as checks from article_rechecks where lease_until >= {0} group by host),
            longest as (
                select article_id, host, next_at from article_rechecks
                where next_at <= {0} and (lease_until is null or lease_until < {0}) and host <> all (array(select host from busy where checks >= {2}))
                order by next_at limit {1})
        select article_id, longest.host, next_at, coalesce(checks, 0) as checks from longest left join busy on busy.host = longest.host
        """;

    private const string TakeDue =
        $$"""
        update article_rechecks set lease_owner = {3}, lease_epoch = lease_epoch + 1, lease_until = {4}, losses = case when was_lost then losses + 1 else losses end
        from (
            select article_id as id, lease_owner is not null as was_lost from article_rechecks
            where (lease_until is null or lease_until < {0}) and next_at <= {0} and article_id in (
                select article_id from (select article_id, next_at, row_number() over (partition by host order by next_at) + checks as turn from ({{Due}}) due) turns
                where turn <= {2} order by next_at limit {5})
            for update skip locked) chosen
        where article_id = chosen.id
        returning article_id, lease_epoch as epoch, url, first_seen_at, step, failures, losses
        """;

    /// <summary>Leases what has been due longest, host by host; rows that another process is taking are passed over.</summary>
    public async Task<IReadOnlyList<RecheckLease>> TakeDueAsync(string owner, int most, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.Database.SqlQueryRaw<RecheckLease>(TakeDue, now, Window, MostOfOneHost, owner, now + options.Value.LeaseDuration, most).ToListAsync(cancellationToken);
    }

    /// <summary>Writes what a check found and plans the next, if the lease is still ours.</summary>
    /// <param name="noSooner">When the next is due at the earliest, where there is one.</param>
    public Task<int> SettleAsync(RecheckLease lease, RecheckOutcome outcome, string? reason, DateTimeOffset? noSooner, CancellationToken cancellationToken)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        var plan = options.Value.Plan;
        var failures = outcome == RecheckOutcome.Failed ? lease.Failures + 1 : 0;
        var (step, next) = outcome == RecheckOutcome.Failed && failures < options.Value.MaxFailures
            ? (lease.Step, plan.Retry(lease.FirstSeenAt, lease.Step, failures, now.Value))
            : plan.Next(lease.FirstSeenAt, lease.Step + 1, now.Value);
        failures = step == lease.Step ? failures : 0;

        // The next check is made, and says more than this one, which was not; one more that is lost is blamed again. What was lost together is parted, or one would have the others blamed each time.
        var losses = lease.EndsProcesses ? RecheckLease.Borne : 0;
        next = next < noSooner ? noSooner.Value.ToUniversalTime() : next;
        next += lease.EndsProcesses ? TimeSpan.FromMinutes(lease.ArticleId % SpreadMinutes) : TimeSpan.Zero;
        return Held(lease).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.Step, step).SetProperty(r => r.NextAt, next).SetProperty(r => r.Failures, failures).SetProperty(r => r.Losses, losses)
                .SetProperty(r => r.CheckedAt, now).SetProperty(r => r.Outcome, outcome).SetProperty(r => r.Reason, reason)
                .SetProperty(r => r.LeaseOwner, (string?)null).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null),
            cancellationToken);
    }

    /// <summary>Puts a check off until its host may be asked, if the lease is still ours; it counts as no failure.</summary>
    public Task<int> PostponeAsync(RecheckLease lease, DateTimeOffset until, string? reason, CancellationToken cancellationToken)
    {
        DateTimeOffset? next = until.ToUniversalTime();
        return Held(lease).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.NextAt, next).SetProperty(r => r.Reason, reason).SetProperty(r => r.Losses, 0)
                .SetProperty(r => r.LeaseOwner, (string?)null).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null),
            cancellationToken);
    }

    /// <summary>Gives checks back at once when a process stops.</summary>
    public Task ReleaseAsync(RecheckLease lease, CancellationToken cancellationToken) =>
        Held(lease).ExecuteUpdateAsync(set => set.SetProperty(r => r.LeaseOwner, (string?)null).SetProperty(r => r.LeaseUntil, (DateTimeOffset?)null), cancellationToken);

    /// <summary>Its row, as long as the lease is ours.</summary>
    private IQueryable<ArticleRecheck> Held(RecheckLease lease) => db.Set<ArticleRecheck>().Where(r => r.ArticleId == lease.ArticleId && r.LeaseEpoch == lease.Epoch);
}
