using Microsoft.EntityFrameworkCore;

namespace NewsTracker.Data.Jobs;

/// <summary>A process that runs jobs, as it last checked in with the scheduler's cluster.</summary>
public sealed record JobProcess(string Name, long LastCheckinTicks)
{
    /// <summary>The scheduler keeps .NET ticks in UTC.</summary>
    public DateTimeOffset LastCheckinAt => new(LastCheckinTicks, TimeSpan.Zero);
}

public static class JobProcessQueries
{
    private const int MostShown = 50;

    /// <summary>The processes of the cluster, as their jobs name them: machine/number, without what tells two of one name apart. The scheduler's own small table.</summary>
    public static IQueryable<JobProcess> JobProcesses(this NewsTrackerDbContext db) =>
        db.Database.SqlQuery<JobProcess>($"select regexp_replace(instance_name, '/[0-9a-f]{{32}}$', '') as name, last_checkin_time as last_checkin_ticks from qrtz_scheduler_state").OrderBy(p => p.Name).Take(MostShown);
}
