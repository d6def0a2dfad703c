using System.Diagnostics;
using System.Text.RegularExpressions;
using NewsTracker.Core;
using NewsTracker.Core.Sources;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>What the ledger's terms are called on pages, and the mark each carries.</summary>
public static partial class PollWords
{
    public static (string Mark, string Words) Of(PollOutcome outcome) => outcome switch
    {
        PollOutcome.Running => ("idle", "Being polled"),
        PollOutcome.Succeeded => ("good", "Read"),
        PollOutcome.NotModified => ("good", "Nothing new"),
        PollOutcome.RobotsDenied => ("warning", "Forbidden by robots.txt"),
        PollOutcome.FetchFailed => ("bad", "Not fetched"),
        PollOutcome.NotAFeed => ("bad", "Not a feed"),
        PollOutcome.Postponed => ("idle", "Put off"),
        PollOutcome.OwnNetworkDown => ("warning", "Our network failed"),
        PollOutcome.Abandoned => ("warning", "Broken off"),
        PollOutcome.GivenBack => ("idle", "Broken off"),
        PollOutcome.Faulted => ("bad", "Broken off by a fault of ours"),
        _ => throw new UnreachableException(),
    };

    public static (string Mark, string Words) Of(PollItemOutcome outcome) => outcome switch
    {
        PollItemOutcome.Stored => ("good", "Stored"),
        PollItemOutcome.Revised => ("good", "New revision"),
        PollItemOutcome.Unchanged => ("idle", "Unchanged"),
        PollItemOutcome.Duplicate => ("idle", "Duplicate"),
        PollItemOutcome.Filtered => ("idle", "Filtered"),
        PollItemOutcome.RobotsDenied => ("warning", "Forbidden by robots.txt"),
        PollItemOutcome.NotAnArticle => ("warning", "Not an article"),
        PollItemOutcome.FetchFailed => ("bad", "Not fetched"),
        PollItemOutcome.Failed => ("bad", "Failed"),
        PollItemOutcome.AwaitingRetry => ("idle", "Tried again later"),
        _ => throw new UnreachableException(),
    };

    /// <summary>What the ledger says of a poll beyond what its counts tell, which stand beside it.</summary>
    public static string? BeyondCounts(PollOutcome outcome, string? message) => outcome == PollOutcome.Succeeded && message is not null ? Counts.Replace(message, "") : message;

    /// <returns>"2.1 s"; absent while it runs.</returns>
    public static string? Took(DateTimeOffset startedAt, DateTimeOffset? finishedAt) => finishedAt is { } end ? InstantWords.Took(end - startedAt) : null;

    public static string Of(FeedSchedule schedule, TimeSpan interval) => schedule switch
    {
        FeedSchedule.Fixed => FeedWords.Of(interval).ToLowerInvariant(),
        FeedSchedule.Adaptive => "as often as it brings news",
        FeedSchedule.Cron => "by a cron expression",
        _ => throw new UnreachableException(),
    };

    [GeneratedRegex(@"^\d+ listed(, \d+ (new|edited|failed))*(, |\. ?)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Counts { get; }
}
