using System.Net;
using NewsTracker.Core;
using NewsTracker.Core.Sources;
using NewsTracker.Scraping.Outbound;
using NewsTracker.Scraping.Polling;

namespace NewsTracker.Scraping.Discovery;

/// <summary>Says what kept a pasted address from being read, and what to check.</summary>
internal static class LookProblem
{
    /// <summary>The outcome in a sentence, with what the admin can do about it in another.</summary>
    /// <param name="besides">A sentence on what else was tried.</param>
    public static string Of(Uri address, FetchOutcome outcome, string? besides = null)
    {
        var what = outcome is FetchOutcome.Blocked && !outcome.Explanation.Contains(address.Host, StringComparison.OrdinalIgnoreCase) ? $"{address} leads on to where NewsTracker does not go: {outcome.Explanation}" : outcome.Explanation;
        var advice = FeedTroubles.Of(new FeedReading.Failed(outcome)) is { } trouble ? Advice(trouble, address) : null;
        return string.Join(' ', new[] { what, besides, advice }.OfType<string>());
    }

    /// <summary>Whether nothing answers at the address that could be asked by the scheme tried: another may be.</summary>
    public static bool IsUnanswered(FetchOutcome outcome) =>
        outcome is FetchOutcome.Failed { Failure: FetchFailure.Connect or FetchFailure.Tls or FetchFailure.Timeout or FetchFailure.Protocol }
            or FetchOutcome.RobotsDenied { HostTrouble: FeedTrouble.Connect or FeedTrouble.Tls or FeedTrouble.Timeout };

    /// <summary>Whether the site cannot be asked at all at present, so that looking further would tell nothing.</summary>
    public static bool IsFinal(FetchOutcome outcome) =>
        outcome is FetchOutcome.Failed or FetchOutcome.Blocked or FetchOutcome.Postponed or FetchOutcome.RobotsDenied { IsUnreachable: true } or FetchOutcome.Refused { Status: HttpStatusCode.TooManyRequests };

    private static string? Advice(FeedTrouble trouble, Uri address) => trouble switch
    {
        FeedTrouble.Dns => "Check how the address is spelled. If it is right, look whether this machine can look up names at all.",
        FeedTrouble.Connect => $"Check the address{(address.IsDefaultPort ? "" : ", its port too")}. If a browser opens it, look whether a firewall keeps this machine from it.",
        FeedTrouble.Tls when address.Scheme == Uri.UriSchemeHttps => "If the site is to be read without encryption, type its address with http:// in front.",
        FeedTrouble.Timeout or FeedTrouble.ServerError => "That may pass: try again in a while.",
        FeedTrouble.RobotsUnreachable => $"It is asked for again after {SpanWords.Of(OutboundOptions.RetryRobotsAfter)}: try again then.",
        FeedTrouble.Robots => "Only the publisher can change that: ask them, or paste another address of theirs.",
        FeedTrouble.NotFound or FeedTrouble.Gone => "Check the address, or paste that of the site's home page.",
        FeedTrouble.Refused => "If a browser opens it, the site turns programs away: paste the address of a feed, or ask the publisher to let NewsTracker in.",
        FeedTrouble.TooLarge => "Paste the address of a section or a feed of the site instead.",
        _ => null,
    };
}
