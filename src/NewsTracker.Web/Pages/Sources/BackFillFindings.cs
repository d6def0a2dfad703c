using Microsoft.EntityFrameworkCore;
using NewsTracker.Core;
using NewsTracker.Core.BackFill;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Sources;
using NewsTracker.Data;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>Answers what back-fills made of one address, in sentences.</summary>
internal sealed class BackFillFindings(NewsTrackerDbContext db)
{
    /// <summary>The newest, newest first. Read by the address's hash (ix_back_fill_items_url).</summary>
    public async Task<IReadOnlyList<Finding>> OfAsync(string url, int most, CancellationToken cancellationToken)
    {
        var sights = await db.Set<BackFillItem>().Where(i => i.Url == url).OrderByDescending(i => i.Id).Take(most)
            .Join(db.Jobs, i => i.JobId, j => j.Id, (i, j) => new { i.Id, i.Outcome, i.Reason, i.NextTryAt, JobId = j.Id, j.Title, j.State, j.AskedAt })
            .OrderByDescending(s => s.Id).ToListAsync(cancellationToken);
        return [.. sights.Select(s =>
        {
            var (mark, sentence) = s.Outcome is { } outcome ? Of(s.Title, outcome, s.Reason, IsUnderWay(s.State) ? s.NextTryAt : null) : Of(s.Title, s.State);
            return new Finding(mark, sentence, null, FindingLink.ToJob(s.JobId)) { At = s.AskedAt };
        })];
    }

    private static (string Mark, string Sentence) Of(string job, PollItemOutcome outcome, string? reason, DateTimeOffset? nextTryAt)
    {
        var (mark, words) = PollWords.Of(outcome);
        return (mark, $"{job}: it found it; outcome: {words.ToLowerInvariant()}.{(reason is { Length: > 0 } ? $" {reason.TrimEnd('.')}." : "")}{(nextTryAt is { } next ? $" It is tried again after {InstantWords.InUtc(next)}." : "")}");
    }

    private static (string Mark, string Sentence) Of(string job, JobState state) => IsUnderWay(state)
        ? ("idle", $"{job}: it found it, and takes it in when its turn has come.")
        : ("warning", $"{job}: it found it, and ended before it came to it.");

    private static bool IsUnderWay(JobState state) => state is JobState.Queued or JobState.Running;
}
