using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>A feed as lists show it, with its last finished poll and what it waits for.</summary>
public sealed record FeedView(
    long Id, long SourceId, string Url, FeedKind Kind, FeedSchedule Schedule, TimeSpan PollInterval, bool IsPaused, string? PauseReason, string? MovedFrom, DateTimeOffset? MovedAt, DateTimeOffset NextPollAt, string? NextPollReason, int ConsecutiveFailures, DateTimeOffset? LeaseUntil, long? LastPollId)
{
    public LastPollView? LastPoll { get; init; }

    /// <summary>Until when the feed's host asked to be left alone; past or absent where it did not.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    public string Host => PacedHost.Of(new Uri(Url));

    /// <summary>Whether the next poll falls into a rest that the host asked for, so that it is put off.</summary>
    public bool IsHeldAt(DateTimeOffset now) => HeldUntil > now && HeldUntil > NextPollAt;

    public FeedState StateAt(DateTimeOffset now) =>
        LeaseUntil > now ? FeedState.BeingPolled
        : IsPaused ? FeedState.Paused
        : NextPollAt <= now ? FeedState.Due
        : FeedState.Waiting;

    /// <summary>Whether the page will soon be out of date.</summary>
    public bool IsPendingAt(DateTimeOffset now) => StateAt(now) is FeedState.BeingPolled or FeedState.Due;

    /// <summary>Some feeds as they are chosen and ordered, each with its last poll and the rest of its host. Three queries, by primary keys: joined into one, the whole ledger would be numbered to find the last rows.</summary>
    internal static async Task<IReadOnlyList<FeedView>> ListAsync(NewsTrackerDbContext db, IQueryable<Feed> chosen, CancellationToken cancellationToken)
    {
        var feeds = await chosen.Select(FromFeed(db)).ToListAsync(cancellationToken);
        var pollIds = feeds.Select(f => f.LastPollId).ToList();
        var polls = await db.Polls.Where(p => pollIds.Contains(p.Id))
            .Select(p => new LastPollView(p.Id, p.StartedAt, p.FinishedAt, p.Outcome, p.Trouble, p.Message))
            .ToDictionaryAsync(p => p.Id, cancellationToken);
        var hosts = feeds.Select(f => f.Host).Distinct().ToList();
        var holds = await db.HostPaces.Where(p => hosts.Contains(p.Host) && p.HeldUntil != null).ToDictionaryAsync(p => p.Host, p => p.HeldUntil, cancellationToken);
        return [.. feeds.Select(f => f with { LastPoll = f.LastPollId is { } id ? polls.GetValueOrDefault(id) : null, HeldUntil = holds.GetValueOrDefault(f.Host) })];
    }

    private static Expression<Func<Feed, FeedView>> FromFeed(NewsTrackerDbContext db) => f => new FeedView(
        f.Id, f.SourceId, f.Url, f.Kind, f.Schedule, f.PollInterval, f.IsPaused, f.PauseReason, f.MovedFrom, f.MovedAt, f.NextPollAt, f.NextPollReason, f.ConsecutiveFailures, f.LeaseUntil,
        db.Polls.Where(p => p.FeedId == f.Id).OrderByDescending(p => p.StartedAt).Select(p => (long?)p.Id).FirstOrDefault());
}

public sealed record LastPollView(long Id, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, PollOutcome Outcome, FeedTrouble? Trouble, string? Message);

public enum FeedState
{
    Waiting,
    Due,
    BeingPolled,
    Paused,
}
