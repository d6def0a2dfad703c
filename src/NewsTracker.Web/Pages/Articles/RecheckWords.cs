using System.Diagnostics;
using NewsTracker.Core.Rechecks;

namespace NewsTracker.Web.Pages.Articles;

/// <summary>What a look again found, in words.</summary>
internal static class RecheckWords
{
    public static string Of(RecheckOutcome? outcome) => outcome switch
    {
        null => "not yet",
        RecheckOutcome.Unchanged => "the page was as before",
        RecheckOutcome.Revised => "the page had changed",
        RecheckOutcome.Gone => "the publisher has taken the page away",
        RecheckOutcome.RobotsDenied => "robots.txt does not allow it any more",
        RecheckOutcome.NotAnArticle => "the page no longer holds an article",
        RecheckOutcome.SourceRemoved => "nothing was asked, since its source had been removed",
        RecheckOutcome.Failed => "the page could not be fetched",
        _ => throw new UnreachableException(),
    };
}
