using NewsTracker.Data.Audit;

namespace NewsTracker.Scraping.Jobs;

/// <summary>A job while it runs, as its work sees it.</summary>
public sealed class JobRun
{
    private readonly JobClaim claim;
    private readonly JobClaims claims;
    private readonly JobHold hold;

    internal JobRun(JobClaim claim, JobClaims claims, JobHold hold) => (this.claim, this.claims, this.hold, Attempts) = (claim, claims, hold, claim.Attempts);

    public long JobId => claim.JobId;

    /// <summary>Who asked for the job: what a person asks for is done in their name.</summary>
    public AuditActor Asker => new(claim.AskedById, claim.AskedBy, null);

    public DateTimeOffset AskedAt => claim.AskedAt;

    public T Parameters<T>() => JobJson.Read<T>(claim.Parameters);

    /// <summary>Where the run before this one came to; null at the very beginning.</summary>
    public T? Checkpoint<T>()
        where T : class => claim.Checkpoint is null ? null : JobJson.Read<T>(claim.Checkpoint);

    /// <summary>How often what is left to do was begun, this run included.</summary>
    internal int Attempts { get; private set; }

    /// <summary>When the work is to go on, where it has said so.</summary>
    internal DateTimeOffset? ComesBackAt { get; private set; }

    /// <summary>Has the job wait when its work returns, and the work begin again then, from its checkpoint. What it returns is told meanwhile.</summary>
    public void ComeBackAt(DateTimeOffset at) => ComesBackAt = at;

    /// <summary>Says how far the work has come, and from where another run would go on.</summary>
    /// <exception cref="OperationCanceledException">Another process has taken the job over, or it was cancelled: nothing more may be done.</exception>
    public async Task ReportAsync<T>(int done, int? total, string message, T checkpoint, CancellationToken cancellationToken)
        where T : class
    {
        Attempts = done > claim.Done ? 1 : Attempts;
        hold.Note(await claims.ReportAsync(claim, done, total, message, JobJson.Write(checkpoint), cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
    }
}
