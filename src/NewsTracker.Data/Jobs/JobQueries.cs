using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Jobs;

namespace NewsTracker.Data.Jobs;

/// <summary>Named pieces from which queries on jobs are put together.</summary>
public static class JobQueries
{
    /// <summary>What waits or runs. Read from ix_jobs_unfinished.</summary>
    public static IQueryable<Job> Unfinished(this IQueryable<Job> jobs) => jobs.Where(j => j.State == JobState.Queued || j.State == JobState.Running);

    /// <summary>What runs, and then what waits, the first asked for first. With <see cref="Unfinished"/> read from ix_jobs_unfinished and sorted.</summary>
    public static IOrderedQueryable<Job> RunningFirst(this IQueryable<Job> jobs) => jobs.OrderBy(j => j.State == JobState.Running ? 0 : 1).ThenBy(j => j.Id);

    public static IQueryable<Job> Finished(this IQueryable<Job> jobs) => jobs.Where(j => j.State != JobState.Queued && j.State != JobState.Running);

    /// <summary>The first of these that waits or runs.</summary>
    public static Task<long?> FindUnfinishedAsync(this IQueryable<Job> jobs, CancellationToken cancellationToken) =>
        jobs.Unfinished().OrderBy(j => j.Id).Select(j => (long?)j.Id).FirstOrDefaultAsync(cancellationToken);

    public static IQueryable<Job> OfKind(this IQueryable<Job> jobs, string kind) => jobs.Where(j => j.Kind == kind);

    /// <summary>Those that were asked to do the very same.</summary>
    public static IQueryable<Job> WithParameters(this IQueryable<Job> jobs, string parameters) => jobs.Where(j => j.Parameters == parameters);

    /// <summary>Those whose parameters say all of this, whatever else they say.</summary>
    public static IQueryable<Job> WithParametersThatSay(this IQueryable<Job> jobs, string some) => jobs.Where(j => EF.Functions.JsonContains(j.Parameters, some));

    public static IQueryable<Job> AskedBy(this IQueryable<Job> jobs, Guid? person) => jobs.Where(j => j.AskedById == person);

    public static IQueryable<Job> About(this IQueryable<Job> jobs, string subjectType, string subjectId) => jobs.Where(j => j.SubjectType == subjectType && j.SubjectId == subjectId);

    /// <summary>Of the jobs of a kind those that do or did something: neither cancelled nor failed before the end of their first step.</summary>
    public static IQueryable<Job> WithEffect(this IQueryable<Job> jobs, string kind) =>
        jobs.OfKind(kind).Where(j => (j.State != JobState.Cancelled && j.State != JobState.Failed) || j.Checkpoint != null);

    public static IOrderedQueryable<Job> NewestFirst(this IQueryable<Job> jobs) => jobs.OrderByDescending(j => j.Id);

    public static IQueryable<Job> Before(this IQueryable<Job> jobs, long? id) => id is null ? jobs : jobs.Where(j => j.Id < id);
}
