namespace NewsTracker.Scraping.Jobs;

/// <summary>
/// The work of one kind of job. A process may die at any line: work goes in steps that may be done twice, and reports after each, with a checkpoint
/// from which another process goes on.
/// </summary>
public interface IJobWork
{
    /// <summary>The kind of job that this does: <c>back-fill</c>.</summary>
    public string Kind { get; }

    /// <param name="cancellationToken">Cancelled when the host stops, somebody cancels the job, or another process has taken it over.</param>
    /// <returns>What came of it, in a sentence; where it said when it is to go on (<see cref="JobRun.ComeBackAt"/>), what came of it so far.</returns>
    public Task<string> RunAsync(JobRun run, CancellationToken cancellationToken);
}
