using System.Diagnostics;
using NewsTracker.Core.Jobs;
using NewsTracker.Scraping.Jobs;

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

    /// <summary>What came of cancelling an act on many things.</summary>
    public static string Cancelled(bool isCancelled) => isCancelled ? "It is being cancelled; what it did until then stays, and can be taken back." : "There was nothing to cancel: it had ended, or was cancelled already.";

    /// <summary>What came of taking an act on many things back.</summary>
    public static string Of(TakeBackAnswer answer) => answer switch
    {
        TakeBackAnswer.Begun => "It is being taken back.",
        TakeBackAnswer.StillRuns => "It still runs, or is being taken back already.",
        TakeBackAnswer.NothingStands => "There is nothing to take back: it changed nothing, was taken back already, or all of it was decided on anew since.",
        _ => throw new UnreachableException(),
    };
}
