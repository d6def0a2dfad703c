using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Notices;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Polling;

/// <summary>Takes the ledger of a removed feed away, some polls at a time, and the feed at the end. Years of polls are more than one statement, or one request, should delete. Doing it twice does no harm.</summary>
internal sealed class RemoveFeedWork(NewsTrackerDbContext db, NoticeBoard notices) : IJobWork
{
    public const string KindOfJob = "remove-feed";

    private const int AtOnce = 500;

    public string Kind => KindOfJob;

    public async Task<string> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        var feedId = run.Parameters<Parameters>().FeedId;
        var removed = run.Checkpoint<Checkpoint>()?.Removed ?? 0;
        if (await db.Feeds.AnyAsync(f => f.Id == feedId, cancellationToken))
        {
            return "The feed is there: nothing was taken away.";
        }

        // By ix_polls_feed_id_started_at; what each poll saw goes with it, by ix_poll_items_poll_id.
        while (await db.Database.ExecuteSqlAsync($"delete from polls where id in (select id from polls where feed_id = {feedId} order by started_at limit {AtOnce})", cancellationToken) is > 0 and var polls)
        {
            removed += polls;
            await run.ReportAsync(removed, null, $"{removed:N0} polls are taken away", new Checkpoint(removed), cancellationToken);
        }

        // The watch over the intake may have looked at it before it was removed, and told of it since.
        await notices.ResolveAboutAsync(nameof(Feed), $"{feedId}", cancellationToken);
        await db.Feeds.IgnoreQueryFilters().Where(f => f.Id == feedId && f.RemovedAt != null).ExecuteDeleteAsync(cancellationToken);
        return removed == 1 ? "The feed is gone, and its one poll." : $"The feed is gone, and its {removed:N0} polls.";
    }

    internal sealed record Parameters(long FeedId);

    internal sealed record Checkpoint(int Removed);
}
