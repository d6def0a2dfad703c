using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsTracker.Core.Jobs;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Jobs;
using NewsTracker.Data.Scoring;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Suggesting;

/// <summary>Has the archive analysed again, once for each version of the engines and each change of the scorer.</summary>
public sealed class ArchiveQueue(NewsTrackerDbContext db, JobQueue queue, JobDesk desk, IOptions<JobOptions> options)
{
    private const string Title = "Analysing the archive again for suggestions and stories";

    /// <summary>Among the settings: by which versions everything was read from the first article on.</summary>
    private const string BegunWith = "archive.begun-with";

    /// <summary>
    /// At the start of a host: asks where the last job was about other versions, or there was none, and has one that failed go on. Nothing is to be done where nothing was stored when
    /// these versions were first started and no job had other versions read it since: all that came since was read by them.
    /// </summary>
    /// <returns>The job that was asked for, if one was.</returns>
    public async Task<long?> AskOnceAsync(AuditActor actor, CancellationToken cancellationToken)
    {
        var wanted = await WantedAsync(cancellationToken);
        var subject = SubjectOf(wanted);
        if (await FindLastAsync(cancellationToken) is { State: JobState.Failed } last && last.Subject == subject)
        {
            // Begun once more than it may fail, it was given up because it brought its processes down: it would do so at each start.
            return last.Attempts <= options.Value.MaxAttempts && await desk.RetryAsync(last.Id, actor, cancellationToken) ? last.Id : null;
        }

        if (!await db.Articles.AnyAsync(cancellationToken))
        {
            await BeginAsync(subject, cancellationToken);
            return null;
        }

        return await queue.EnqueueIfAsync(
            async token => await FindLastAsync(token) is { } before ? before.Subject != subject : !await db.Settings.AnyAsync(s => s.Key == BegunWith && s.Value == subject, token),
            new JobRequest(ArchiveParameters.Kind, Title, wanted, ArchiveParameters.Kind, subject),
            actor,
            cancellationToken);
    }

    /// <summary>When an admin asks. A job of these versions that waits or runs is enough; one that began with another scorer is not.</summary>
    /// <returns>The job that does it, and whether it is new.</returns>
    public async Task<(long JobId, bool IsNew)> AskAsync(AuditActor actor, CancellationToken cancellationToken)
    {
        var wanted = await WantedAsync(cancellationToken);
        return await queue.EnqueueUnlessSameAsync(new JobRequest(ArchiveParameters.Kind, Title, wanted, ArchiveParameters.Kind, SubjectOf(wanted)), actor, cancellationToken);
    }

    /// <summary>The job that waits or runs for these versions and the scorer in use.</summary>
    public async Task<long?> FindUnfinishedAsync(CancellationToken cancellationToken)
    {
        var subject = SubjectOf(await WantedAsync(cancellationToken));
        return await db.Jobs.About(ArchiveParameters.Kind, subject).FindUnfinishedAsync(cancellationToken);
    }

    /// <summary>The newest job, whatever versions it is about: by those the archive was read last.</summary>
    private Task<LastJob?> FindLastAsync(CancellationToken cancellationToken) =>
        db.Jobs.Where(j => j.SubjectType == ArchiveParameters.Kind).NewestFirst().Select(j => new LastJob(j.Id, j.State, j.Attempts, j.SubjectId!)).FirstOrDefaultAsync(cancellationToken);

    private Task<int> BeginAsync(string subject, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync($"insert into settings (key, value) values ({BegunWith}, {subject}) on conflict (key) do update set value = excluded.value", cancellationToken);

    private async Task<ArchiveParameters> WantedAsync(CancellationToken cancellationToken) =>
        ArchiveParameters.Today(await db.Scorers.InUse().Select(s => (long?)s.Id).FirstOrDefaultAsync(cancellationToken));

    private static string SubjectOf(ArchiveParameters wanted) => $"{wanted.AnalysisVersion}.{wanted.StoryVersion}.{wanted.ScorerId ?? 0}";

    private sealed record LastJob(long Id, JobState State, int Attempts, string Subject);
}
