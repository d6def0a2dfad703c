using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Jobs;
using NewsTracker.Core.Sources;
using NewsTracker.Data;
using NewsTracker.Data.Jobs;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>A feed that was removed and whose ledger is still there, with the job that takes it away.</summary>
public sealed record RemovedFeedView(string Url, long JobId, JobState JobState)
{
    private const int Most = 10;

    /// <summary>Those of a source, by ix_feeds_source_id; the job of each by ix_jobs_subject_type_subject_id_id.</summary>
    internal static async Task<IReadOnlyList<RemovedFeedView>> ListAsync(NewsTrackerDbContext db, long sourceId, CancellationToken cancellationToken)
    {
        var feeds = await db.Feeds.IgnoreQueryFilters().Where(f => f.SourceId == sourceId && f.RemovedAt != null).OrderBy(f => f.Id).Take(Most).Select(f => new { f.Id, f.Url }).ToListAsync(cancellationToken);
        var ids = feeds.Select(f => $"{f.Id}").ToArray();
        var jobs = feeds.Count == 0
            ? []
            : await db.Jobs.Where(j => j.SubjectType == nameof(Feed) && ids.Contains(j.SubjectId)).NewestFirst().Select(j => new { j.Id, j.SubjectId, j.State }).ToListAsync(cancellationToken);
        return [.. from feed in feeds let job = jobs.Find(j => j.SubjectId == $"{feed.Id}") where job is not null select new RemovedFeedView(feed.Url, job.Id, job.State)];
    }
}
