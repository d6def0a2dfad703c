using System.Diagnostics;
using NewsTracker.Core.Jobs;

namespace NewsTracker.Web.Pages.Jobs;

/// <summary>What the states of jobs are called on pages, and the mark each carries.</summary>
internal static class JobWords
{
    public static (string Mark, string Words) Of(JobState state) => state switch
    {
        JobState.Queued => ("idle", "Waits"),
        JobState.Running => ("warning", "Running"),
        JobState.Succeeded => ("good", "Done"),
        JobState.Failed => ("bad", "Failed"),
        JobState.Cancelled => ("idle", "Cancelled"),
        _ => throw new UnreachableException(),
    };
}
