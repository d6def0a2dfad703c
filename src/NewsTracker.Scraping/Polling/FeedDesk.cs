using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Notices;
using NewsTracker.Data.Sources;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Polling;

/// <summary>What an admin does with a feed. Each act holds the feed's row, so that a scraper that finishes a poll at this moment neither overwrites it nor is overwritten, and is audited with it.</summary>
public sealed class FeedDesk(NewsTrackerDbContext db, AuditTrail audit, JobQueue queue, NoticeBoard notices, TimeProvider clock)
{
    /// <summary>Makes it due, with a check of the articles known already.</summary>
    public Task<FeedActOutcome> PollNowAsync(long feedId, AuditActor actor, CancellationToken cancellationToken) =>
        ChangeAsync(feedId, feed => FeedChange.PollNow(feed, clock.GetUtcNow()), actor, cancellationToken);

    /// <summary>Pauses it, or has it polled again.</summary>
    public Task<FeedActOutcome> PauseAsync(long feedId, bool isPaused, AuditActor actor, CancellationToken cancellationToken) =>
        ChangeAsync(feedId, feed => FeedChange.Pause(feed, isPaused, clock.GetUtcNow()), actor, cancellationToken);

    /// <param name="seen">The mark of what the form began with; absent saves over whatever holds.</param>
    public Task<FeedActOutcome> ScheduleAsync(long feedId, string? seen, FeedTiming wanted, AuditActor actor, CancellationToken cancellationToken) =>
        ChangeAsync(feedId, feed => FeedChange.Schedule(feed, seen, wanted, clock.GetUtcNow()), actor, cancellationToken);

    /// <summary>Takes back that the feed followed its publisher to a new address; it follows no move any more.</summary>
    public async Task<FeedActOutcome> MoveBackAsync(long feedId, AuditActor actor, CancellationToken cancellationToken)
    {
        var isTaken = await db.Feeds.AnyAsync(f => db.Feeds.Any(moved => moved.Id == feedId && moved.MovedFrom == f.Url), cancellationToken);
        return await ChangeAsync(feedId, feed => FeedChange.MoveBack(feed, isTaken, clock.GetUtcNow()), actor, cancellationToken);
    }

    /// <summary>Removes it: nothing shows it from now on, what was put up about it is taken down, and a job takes its ledger away. All or nothing.</summary>
    public async Task<FeedActOutcome> RemoveAsync(long feedId, AuditActor actor, CancellationToken cancellationToken)
    {
        FeedActOutcome outcome = new FeedActOutcome.NotFound();
        await queue.EnqueueIfAsync(
            async token => (outcome = await ChangeLockedAsync(feedId, feed => FeedChange.Remove(feed, clock.GetUtcNow()), actor, token)) is FeedActOutcome.Done,
            new JobRequest(RemoveFeedWork.KindOfJob, "Taking away the ledger of a feed that was removed", new RemoveFeedWork.Parameters(feedId), nameof(Feed), $"{feedId}"),
            actor,
            cancellationToken);
        return outcome;
    }

    private async Task<FeedActOutcome> ChangeAsync(long feedId, Func<Feed, FeedChange> change, AuditActor actor, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var outcome = await ChangeLockedAsync(feedId, change, actor, cancellationToken);
        if (outcome is FeedActOutcome.Done)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }

    /// <summary>Within a transaction, which the caller ends.</summary>
    private async Task<FeedActOutcome> ChangeLockedAsync(long feedId, Func<Feed, FeedChange> change, AuditActor actor, CancellationToken cancellationToken)
    {
        if (await db.Feeds.FromSql($"select * from feeds where id = {feedId} for update").SingleOrDefaultAsync(cancellationToken) is not { } feed)
        {
            return new FeedActOutcome.NotFound();
        }

        if (await db.Sources.AnyAsync(s => s.Id == feed.SourceId && s.RemovedAt != null, cancellationToken))
        {
            return new FeedActOutcome.Refused(feed.SourceId, "The source of this feed was removed. Restore it first.");
        }

        var asked = change(feed);
        if (asked.Outdated is { } current)
        {
            return new FeedActOutcome.Outdated(current, await FindAuthorAsync(feedId, current, cancellationToken));
        }

        var (act, why, next, brokenOff) = asked;
        if (why is not null)
        {
            return new FeedActOutcome.Refused(feed.SourceId, why);
        }

        if (brokenOff is not null)
        {
            await ClosePollAsync(feedId, brokenOff, cancellationToken);

            // Before the act is audited, as everywhere: what is up is held before the audit's turn.
            await notices.ResolveAboutAsync(nameof(Feed), $"{feedId}", cancellationToken);
        }

        if (act is not null)
        {
            await audit.SaveAsync(actor, () => act, cancellationToken);
        }

        return new FeedActOutcome.Done(feed.SourceId, next);
    }

    /// <summary>Who made the schedule what it is: the last act on it, if it left that one. By ix_audit_events_subject_type_subject_id.</summary>
    private async Task<LastAct?> FindAuthorAsync(long feedId, FeedTiming current, CancellationToken cancellationToken)
    {
        var last = await db.AuditEvents.On(nameof(Feed), $"{feedId}").OfActs([FeedChange.ScheduleAct]).NewestBefore(null)
            .Select(e => new { e.ActorName, e.At, e.After }).FirstOrDefaultAsync(cancellationToken);
        return last is not null && last.After == AuditTrail.TextOf(current.Described) ? new LastAct(last.ActorName, last.At) : null;
    }

    /// <summary>Ends the visit of a scraper that polls it at this moment: its lease is gone, and it can close nothing itself. By ix_polls_feed_id_started_at.</summary>
    private Task<int> ClosePollAsync(long feedId, string message, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        update polls set outcome = {nameof(PollOutcome.GivenBack)}, finished_at = {clock.GetUtcNow()}, message = {message}
        where id = (select id from polls where feed_id = {feedId} order by started_at desc limit 1) and outcome = {nameof(PollOutcome.Running)}
        """,
        cancellationToken);
}
