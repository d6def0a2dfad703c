using System.Globalization;
using NewsTracker.Core.Jobs;
using NewsTracker.Data.Audit;

namespace NewsTracker.Scraping.Jobs;

/// <summary>What people do with jobs, as it is audited.</summary>
internal static class JobActs
{
    public static AuditedAct Asked(Job job, object parameters) => Of("jobs.ask", job, new { job.Kind, job.Title, Parameters = parameters });

    public static AuditedAct Cancelled(Job job) => Of("jobs.cancel", job, new { job.Kind, job.Title });

    public static AuditedAct BegunAnew(Job job) => Of("jobs.retry", job, new { job.Kind, job.Title });

    private static AuditedAct Of(string action, Job job, object after) => new(action, nameof(Job), job.Id.ToString(CultureInfo.InvariantCulture), After: after);
}
