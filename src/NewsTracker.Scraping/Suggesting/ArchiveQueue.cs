using Microsoft.EntityFrameworkCore;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Jobs;
using NewsTracker.Data.Scoring;
using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Suggesting;

/// <summary>Has the archive read again, once for each version of the engines and each change of the scorer.</summary>
public sealed class ArchiveQueue(NewsTrackerDbContext db, JobQueue queue)
{
    private const string Title = "Reading the archive again for suggestions and stories";

    /// <summary>At the start of a host: nothing to do where a job of these versions was asked for, or nothing is stored.</summary>
    /// <returns>The job that was asked for, if one was.</returns>
    public async Task<long?> AskOnceAsync(AuditActor actor, CancellationToken cancellationToken)
    {
        var wanted = await WantedAsync(cancellationToken);
        var subject = SubjectOf(wanted);
        return await queue.EnqueueIfAsync(
            async token => !await db.Jobs.About(ArchiveParameters.Kind, subject).AnyAsync(token) && await db.Articles.AnyAsync(token),
            new JobRequest(ArchiveParameters.Kind, Title, wanted, ArchiveParameters.Kind, subject),
            actor,
            cancellationToken);
    }

    /// <summary>When an admin asks. A job that waits or runs is enough.</summary>
    /// <returns>The job that does it.</returns>
    public async Task<long> AskAsync(AuditActor actor, CancellationToken cancellationToken)
    {
        var wanted = await WantedAsync(cancellationToken);
        return await queue.EnqueueUnlessUnfinishedAsync(new JobRequest(ArchiveParameters.Kind, Title, wanted, ArchiveParameters.Kind, SubjectOf(wanted)), actor, cancellationToken);
    }

    public Task<long?> FindUnfinishedAsync(CancellationToken cancellationToken) => queue.FindUnfinishedAsync(ArchiveParameters.Kind, cancellationToken);

    private async Task<ArchiveParameters> WantedAsync(CancellationToken cancellationToken) =>
        ArchiveParameters.Today(await db.Scorers.InUse().Select(s => (long?)s.Id).FirstOrDefaultAsync(cancellationToken));

    private static string SubjectOf(ArchiveParameters wanted) => $"{wanted.AnalysisVersion}.{wanted.StoryVersion}.{wanted.ScorerId ?? 0}";
}
