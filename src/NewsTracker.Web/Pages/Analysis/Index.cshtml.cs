using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsTracker.Core.Analysis;
using NewsTracker.Core.Analysis.Learning;
using NewsTracker.Core.Jobs;
using NewsTracker.Data;
using NewsTracker.Data.Audit;
using NewsTracker.Data.Jobs;
using NewsTracker.Data.Scoring;
using NewsTracker.Scraping.Jobs;
using NewsTracker.Scraping.Suggesting;
using NewsTracker.Web.Accounts;
using NewsTracker.Web.Pages.Shared;
using NewsTracker.Web.Safety;

namespace NewsTracker.Web.Pages.Analysis;

/// <summary>What the analysis engine's suggestions were worth to editors, what its scorer learned from them, and analysing the archive again.</summary>
[Authorize(Policy = Policy.Administer)]
public sealed class IndexModel(NewsTrackerDbContext db, ArchiveQueue archive, JobQueue queue, AuditTrail audit, TimeProvider clock) : PageModel
{
    private const int MostTrainings = 20;

    public static int EngineVersion => PositionAnalyser.EngineVersion;

    public EnginePrecision Precision { get; private set; } = null!;

    public IReadOnlyList<Training> Trainings { get; private set; } = [];

    /// <summary>The training whose weights are in use; absent for those that come with the engine.</summary>
    public long? InUseId { get; private set; }

    public long? ArchiveJobId { get; private set; }

    public long? RetrainingJobId { get; private set; }

    /// <summary>How the last training ended, also one from which nothing came.</summary>
    public EndedTraining? LastEnded { get; private set; }

    /// <summary>The sections of the table of precision, with the name of what each is divided by.</summary>
    public IEnumerable<(string Name, IReadOnlyList<PrecisionRow> Rows)> Sections =>
    [
        ("Topic", Precision.ByTopic),
        ("Stance", Precision.ByStance),
        ("Confidence told", Precision.ByConfidence),
        ("Engine", Precision.ByVersion),
        .. Precision.ByModel.Count > 0 ? [("Language model, apart from the above", Precision.ByModel)] : Array.Empty<(string, IReadOnlyList<PrecisionRow>)>(),
    ];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Precision = await EnginePrecision.CountAsync(db, EngineVersion, cancellationToken);
        Trainings = await db.Scorers.AsNoTracking().OrderByDescending(s => s.Id).Take(MostTrainings)
            .Select(s => new Training(s.Id, s.TrainedAt, s.AskedBy, s.EngineVersion, s.Articles, s.Verdicts, s.Before, s.After, s.IsKept, s.SetAsideAt))
            .ToListAsync(cancellationToken);
        InUseId = await db.Scorers.InUse().Select(s => (long?)s.Id).FirstOrDefaultAsync(cancellationToken);
        ArchiveJobId = await archive.FindUnfinishedAsync(cancellationToken);
        RetrainingJobId = await db.Jobs.OfKind(Retraining.Kind).FindUnfinishedAsync(cancellationToken);
        LastEnded = await db.Jobs.OfKind(Retraining.Kind).Finished().NewestFirst().Select(j => new EndedTraining(j.Id, j.State, j.Message, j.AskedBy, j.FinishedAt)).FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostArchiveAsync(CancellationToken cancellationToken) =>
        this.LeadToJob(await archive.AskAsync(HttpContext.Actor(), cancellationToken), "The archive is being analysed already: here is how far it is.");

    public async Task<IActionResult> OnPostRetrainAsync(CancellationToken cancellationToken)
    {
        var request = new JobRequest(Retraining.Kind, "Training the scorer on editors' verdicts", new Retraining.Parameters(EngineVersion));
        return this.LeadToJob(await queue.EnqueueUnlessUnfinishedAsync(request, HttpContext.Actor(), cancellationToken), "The scorer is being trained already: here is how far it is.");
    }

    /// <summary>Goes back to the scorer before the one in use; suggestions change when the archive is analysed again.</summary>
    public async Task<IActionResult> OnPostSetAsideAsync([FromForm] long id, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.Scorers.InUse().FirstOrDefaultAsync(cancellationToken) is not { } inUse || inUse.Id != id)
        {
            this.NotifyRefused("That scorer is no longer in use: the page shows what is.");
            return RedirectToPage();
        }

        inUse.SetAsideAt = clock.GetUtcNow();
        await audit.SaveAsync(HttpContext.Actor(), () => new AuditedAct("scorer.set-aside", "Scorer", id.ToString(CultureInfo.InvariantCulture), Before: new { inUse.TrainedAt, inUse.Verdicts }), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        this.Notify("The scorer before it is in use again. Analyse the archive again to weigh what is stored with it.");
        return RedirectToPage();
    }

    public sealed record EndedTraining(long JobId, JobState State, string? Message, string AskedBy, DateTimeOffset? At);

    public sealed record Training(
        long Id, DateTimeOffset TrainedAt, string AskedBy, int EngineVersion, int Articles, int Verdicts, ScorerFigures Before, ScorerFigures After, bool IsKept, DateTimeOffset? SetAsideAt);
}
