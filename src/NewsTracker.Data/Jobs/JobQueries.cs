using NewsTracker.Core.Jobs;

namespace NewsTracker.Data.Jobs;

/// <summary>Named pieces from which queries on jobs are put together.</summary>
public static class JobQueries
{
    /// <summary>What waits or runs. Read from ix_jobs_unfinished.</summary>
    public static IQueryable<Job> Unfinished(this IQueryable<Job> jobs) => jobs.Where(j => j.State == JobState.Queued || j.State == JobState.Running);

    public static IQueryable<Job> Finished(this IQueryable<Job> jobs) => jobs.Where(j => j.State != JobState.Queued && j.State != JobState.Running);

    public static IQueryable<Job> About(this IQueryable<Job> jobs, string subjectType, string subjectId) => jobs.Where(j => j.SubjectType == subjectType && j.SubjectId == subjectId);

    public static IOrderedQueryable<Job> NewestFirst(this IQueryable<Job> jobs) => jobs.OrderByDescending(j => j.Id);

    public static IQueryable<Job> Before(this IQueryable<Job> jobs, long? id) => id is null ? jobs : jobs.Where(j => j.Id < id);
}
