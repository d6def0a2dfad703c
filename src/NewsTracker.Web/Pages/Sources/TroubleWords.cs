using System.Diagnostics;
using NewsTracker.Core.Sources;

namespace NewsTracker.Web.Pages.Sources;

/// <summary>What the classes of failure are called on pages.</summary>
public static class TroubleWords
{
    public static string Of(FeedTrouble trouble, FeedKind kind) => trouble switch
    {
        FeedTrouble.Dns => "its host name is not found",
        FeedTrouble.Connect => "no connection",
        FeedTrouble.Tls => "its certificate or encryption fails",
        FeedTrouble.Timeout => "no answer in time",
        FeedTrouble.Protocol => "an answer that is no HTTP",
        FeedTrouble.TooLarge => "an answer too large to read",
        FeedTrouble.Blocked => "an address that must not be visited",
        FeedTrouble.Robots => "robots.txt forbids it",
        FeedTrouble.RobotsUnreachable => "robots.txt cannot be read",
        FeedTrouble.TooManyRequests => "it asks for fewer requests",
        FeedTrouble.Gone => "gone for good, by its publisher",
        FeedTrouble.NotFound => "not found",
        FeedTrouble.Refused => "refused",
        FeedTrouble.ServerError => "its server fails",
        FeedTrouble.NotAFeed when kind == FeedKind.Listing => "its page no longer lists what is looked for",
        FeedTrouble.NotAFeed => "no longer a feed",
        _ => throw new UnreachableException(),
    };
}
