using System.Diagnostics;
using NewsTracker.Core.LanguageModel;

namespace NewsTracker.Web.Pages.LanguageModel;

internal static class CallWords
{
    public static (string Mark, string Words) Of(ModelCallOutcome outcome) => outcome switch
    {
        ModelCallOutcome.Running => ("idle", "Runs, or was broken off"),
        ModelCallOutcome.Answered => ("good", "Answered"),
        ModelCallOutcome.Unreadable => ("warning", "Unusable"),
        ModelCallOutcome.Failed => ("bad", "No answer"),
        _ => throw new UnreachableException(),
    };
}
