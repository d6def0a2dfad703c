using NewsTracker.Scraping.Jobs;

namespace NewsTracker.Scraping.Tests.Jobs;

/// <summary>Counts to a number, a step at a time, from the checkpoint on.</summary>
internal sealed class Counter(int steps, Func<int, Task> onStep) : IJobWork
{
    public const string KindName = "count";

    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Kind => KindName;

    public List<int> Steps { get; } = [];

    public Task Ended => ended.Task;

    public async Task<string> RunAsync(JobRun run, CancellationToken cancellationToken)
    {
        for (var step = (run.Checkpoint<Reached>()?.Step ?? 0) + 1; step <= steps; step++)
        {
            Steps.Add(step);
            await onStep(step);
            await run.ReportAsync(step, steps, $"Step {step}", new Reached(step), CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
        }

        ended.TrySetResult();
        return "Counted.";
    }

    private sealed record Reached(int Step);
}
