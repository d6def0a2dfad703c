using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Scraping.Polling;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>What an admin can do with one feed.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class FeedModel(NewsTrackerDbContext db, FeedDesk desk, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public long Id { get; set; }

    /// <summary>The mark of the schedule that the form began with.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>What somebody else made of the schedule while the form was open.</summary>
    public ChangedMeanwhile? Meanwhile { get; private set; }

    public FeedSettings Settings { get; private set; } = null!;

    /// <summary>The schedule as it was typed, where it could not be saved; else the feed's own.</summary>
    public ScheduleInput Schedule { get; private set; } = null!;

    public bool IsWrong(string field) => ModelState.GetFieldValidationState(field) == ModelValidationState.Invalid;

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(typed: null, cancellationToken);

    public async Task<IActionResult> OnPostPollNowAsync(CancellationToken cancellationToken) =>
        Back(await desk.PollNowAsync(Id, HttpContext.Actor(), cancellationToken), "The feed will be polled as soon as a scraper is free. Articles known already are checked for edits, too.");

    public async Task<IActionResult> OnPostPauseAsync(CancellationToken cancellationToken) =>
        Back(await desk.PauseAsync(Id, isPaused: true, HttpContext.Actor(), cancellationToken), "The feed is paused: it is not polled until you resume it.");

    public async Task<IActionResult> OnPostResumeAsync(CancellationToken cancellationToken) =>
        Back(await desk.PauseAsync(Id, isPaused: false, HttpContext.Actor(), cancellationToken), "The feed is polled again.");

    public async Task<IActionResult> OnPostScheduleAsync(FeedSchedule schedule, [PollIntervalChoice] int minutes, string? cron, CancellationToken cancellationToken)
    {
        var expression = schedule == FeedSchedule.Cron ? cron?.Trim() : null;
        if (schedule == FeedSchedule.Cron && CronProblem.Find(expression, clock.GetUtcNow()) is { } problem)
        {
            ModelState.AddModelError("cron", problem);
        }

        var typed = new ScheduleInput(schedule, TimeSpan.FromMinutes(minutes), cron);
        if (!ModelState.IsValid)
        {
            return await ShowAsync(typed, cancellationToken);
        }

        var outcome = await desk.ScheduleAsync(Id, Seen, new FeedTiming(schedule, typed.Interval, expression), HttpContext.Actor(), cancellationToken);
        return outcome is FeedActOutcome.Outdated outdated ? await ShowOutdatedAsync(outdated, typed, cancellationToken) : Back(outcome, "From now on:");
    }

    private Task<IActionResult> ShowOutdatedAsync(FeedActOutcome.Outdated outdated, ScheduleInput typed, CancellationToken cancellationToken)
    {
        var (schedule, interval, cron) = outdated.Current;
        Meanwhile = new ChangedMeanwhile(outdated.By, [("Schedule", PollWords.Of(schedule, interval)), .. cron is null ? Array.Empty<(string, string?)>() : [("Cron expression", cron)]]);
        Seen = outdated.Current.Mark;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return ShowAsync(typed, cancellationToken);
    }

    /// <summary>Takes back that the feed followed its publisher to a new address.</summary>
    public async Task<IActionResult> OnPostMoveBackAsync(CancellationToken cancellationToken) =>
        Back(await desk.MoveBackAsync(Id, HttpContext.Actor(), cancellationToken), "The feed is polled at its old address again, and is not moved by its publisher any more.");

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken) =>
        Back(await desk.RemoveAsync(Id, HttpContext.Actor(), cancellationToken), "The feed is removed. The articles that came by it are still here.");

    private IActionResult Back(FeedActOutcome outcome, string notice)
    {
        switch (outcome)
        {
            case FeedActOutcome.Done done:
                this.Notify(done.Next is null ? notice : $"{notice} {done.Next}");
                return RedirectToPage("/Sources/Source", new { id = done.SourceId });
            case FeedActOutcome.Refused refused:
                this.NotifyRefused(refused.Why);
                return RedirectToPage("/Sources/Source", new { id = refused.SourceId });
            case FeedActOutcome.NotFound:
                return NotFound();
            default:
                throw new UnreachableException();
        }
    }

    private async Task<IActionResult> ShowAsync(ScheduleInput? typed, CancellationToken cancellationToken)
    {
        if (await db.Feeds.Where(f => f.Id == Id)
            .Select(f => new FeedSettings(f.Url, f.SourceId, f.Source!.Name, f.Schedule, f.PollInterval, f.CronExpression, f.NextPollReason, f.IsPaused, f.PauseReason, f.MovedFrom, f.MovedAt))
            .FirstOrDefaultAsync(cancellationToken) is not { } settings)
        {
            return NotFound();
        }

        Settings = settings;
        Seen ??= new FeedTiming(settings.Schedule, settings.PollInterval, settings.CronExpression).Mark;
        Schedule = typed is null ? new ScheduleInput(settings.Schedule, settings.PollInterval, settings.CronExpression)
            : IsWrong("minutes") ? typed with { Interval = settings.PollInterval }
            : typed;
        return Page();
    }

    public sealed record ScheduleInput(FeedSchedule Kind, TimeSpan Interval, string? Cron);

    public sealed record FeedSettings(
        string Url, long SourceId, string SourceName, FeedSchedule Schedule, TimeSpan PollInterval, string? CronExpression, string? NextPollReason, bool IsPaused, string? PauseReason, string? MovedFrom, DateTimeOffset? MovedAt);
}
