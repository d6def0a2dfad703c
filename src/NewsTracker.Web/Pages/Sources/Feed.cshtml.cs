using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Scraping.Polling;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>What an admin can do with one feed.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class FeedModel(NewsTrackerDbContext db, AuditTrail audit, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    public FeedSettings Settings { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public Task<IActionResult> OnPostPollNowAsync(CancellationToken cancellationToken) => ChangeAsync(
        feed =>
        {
            if (feed.IsPaused)
            {
                return (null, "The feed is paused. Resume it first.");
            }

            if (feed.LeaseUntil > clock.GetUtcNow())
            {
                return (null, "The feed is being polled already.");
            }

            (feed.NextPollAt, feed.NextPollReason, feed.RecheckArticles) = (clock.GetUtcNow(), "Asked for by hand.", true);
            return (new AuditedAct("sources.poll-now", "Feed", $"{Id}"), "The feed will be polled as soon as a scraper is free. Articles known already are checked for edits, too.");
        },
        cancellationToken);

    public Task<IActionResult> OnPostPauseAsync(CancellationToken cancellationToken) => ChangeAsync(
        feed => SetPaused(feed, paused: true, "sources.pause-feed", "The feed is paused: it is not polled until you resume it."), cancellationToken);

    public Task<IActionResult> OnPostResumeAsync(CancellationToken cancellationToken) => ChangeAsync(
        feed => SetPaused(feed, paused: false, "sources.resume-feed", "The feed is polled again."), cancellationToken);

    public async Task<IActionResult> OnPostScheduleAsync(FeedSchedule schedule, [PollIntervalChoice] int minutes, string? cron, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var expression = schedule == FeedSchedule.Cron ? cron?.Trim() : null;
        if (schedule == FeedSchedule.Cron && !PollSchedule.IsCron(expression, now))
        {
            ModelState.AddModelError("cron", "Write the times as a cron expression of five fields in UTC, as 0 6 * * * for six in the morning or */20 * * * * for every 20 minutes.");
        }

        return !ModelState.IsValid
            ? await ShowAsync(cancellationToken)
            : await ChangeAsync(
                feed =>
                {
                    var before = new { schedule = feed.Schedule, pollInterval = feed.PollInterval, cron = feed.CronExpression };
                    var after = new { schedule, pollInterval = TimeSpan.FromMinutes(minutes), cron = expression };
                    (feed.Schedule, feed.PollInterval, feed.CronExpression) = (after.schedule, after.pollInterval, after.cron);

                    // A feed that fails keeps its longer gap; the new schedule counts from its next good poll.
                    var (at, reason) = PollSchedule.Regular(feed, schedule == FeedSchedule.Cron ? now : feed.LastPolledAt ?? now);
                    if (feed.ConsecutiveFailures == 0 && feed.LastPolledAt is not null && feed.NextPollAt > now)
                    {
                        (feed.NextPollAt, feed.NextPollReason) = (at > now ? at : now, reason);
                    }

                    return (before.Equals(after) ? null : new AuditedAct("sources.change-schedule", "Feed", $"{Id}", before, after), $"From now on: {reason}");
                },
                cancellationToken);
    }

    /// <summary>Takes back that the feed followed its publisher to a new address.</summary>
    public async Task<IActionResult> OnPostMoveBackAsync(CancellationToken cancellationToken)
    {
        var isTaken = await db.Feeds.AnyAsync(f => db.Feeds.Any(moved => moved.Id == Id && moved.MovedFrom == f.Url), cancellationToken);
        return await ChangeAsync(
            feed =>
            {
                if (feed.MovedFrom is not { } before)
                {
                    return (null, "The feed is where it was.");
                }

                if (isTaken)
                {
                    return (null, "Another feed is polled at the old address by now. Remove that one first.");
                }

                var act = new AuditedAct("sources.undo-move", "Feed", $"{Id}", new { feed.Url }, new { Url = before });
                (feed.Url, feed.MovedFrom, feed.MovedAt, feed.KeepsAddress) = (before, null, null, true);
                (feed.ETag, feed.LastModified, feed.ValidatorsOf) = (null, null, null);
                return (act, "The feed is polled at its old address again, and is not moved by its publisher any more.");
            },
            cancellationToken);
    }

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) => ChangeAsync(
        feed =>
        {
            db.Feeds.Remove(feed);
            return (
                new AuditedAct("sources.remove-feed", "Feed", $"{Id}", new { feed.Url, feed.SourceId, feed.Kind, feed.PollInterval }),
                "The feed is removed. The articles that came by it are still here.");
        },
        cancellationToken);

    private (AuditedAct? Act, string Notice) SetPaused(Feed feed, bool paused, string action, string notice)
    {
        var before = feed.IsPaused;
        (feed.IsPaused, feed.PauseReason) = (paused, null);

        // Whoever resumes a feed that failed wants to know now whether it is well again.
        if (before && !paused && feed.ConsecutiveFailures > 0)
        {
            (feed.NextPollAt, feed.NextPollReason) = (clock.GetUtcNow(), "Resumed by hand.");
        }

        return (before == paused ? null : new AuditedAct(action, "Feed", $"{Id}", new { isPaused = before }, new { isPaused = paused }), notice);
    }

    /// <summary>Changes the feed under its row's lock, so that a scraper that finishes a poll at this moment neither overwrites the change nor is overwritten.</summary>
    private async Task<IActionResult> ChangeAsync(Func<Feed, (AuditedAct? Act, string Notice)> change, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Feeds.FromSql($"select * from feeds where id = {Id} for update").SingleOrDefaultAsync(cancellationToken) is not { } feed)
        {
            return NotFound();
        }

        if (await db.Sources.AnyAsync(s => s.Id == feed.SourceId && s.RemovedAt != null, cancellationToken))
        {
            TempData["Notice"] = "The source of this feed was removed. Restore it first.";
            return RedirectToPage("/Sources/Source", new { id = feed.SourceId });
        }

        var (act, notice) = change(feed);
        if (act is not null)
        {
            await audit.SaveAsync(HttpContext.Actor(), () => act, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        TempData["Notice"] = notice;
        return RedirectToPage("/Sources/Source", new { id = feed.SourceId });
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        if (await db.Feeds.Where(f => f.Id == Id)
            .Select(f => new FeedSettings(f.Url, f.SourceId, f.Source!.Name, f.Schedule, f.PollInterval, f.CronExpression, f.NextPollReason, f.IsPaused, f.PauseReason, f.MovedFrom, f.MovedAt))
            .FirstOrDefaultAsync(cancellationToken) is not { } settings)
        {
            return NotFound();
        }

        Settings = settings;
        return Page();
    }

    public sealed record FeedSettings(
        string Url, long SourceId, string SourceName, FeedSchedule Schedule, TimeSpan PollInterval, string? CronExpression, string? NextPollReason, bool IsPaused, string? PauseReason, string? MovedFrom, DateTimeOffset? MovedAt);
}
