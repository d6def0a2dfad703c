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
        FeedTrouble.OurFault => "a fault of ours breaks its polls off",
        _ => throw new UnreachableException(),
    };

    /// <summary>What an admin can do about a feed that fails so.</summary>
    public static string Advice(FeedTrouble? trouble) => trouble switch
    {
        FeedTrouble.Dns => "Check the address: the site may have moved. If a browser opens it, look whether this machine can look up names at all.",
        FeedTrouble.Connect or FeedTrouble.Timeout or FeedTrouble.ServerError or FeedTrouble.RobotsUnreachable => "Nothing, unless it lasts: it is tried again by itself. If a browser opens it meanwhile, the site may keep this machine out.",
        FeedTrouble.Tls => "The publisher has to renew its certificate. If the site can be read by http, too, its feed can be added by that address.",
        FeedTrouble.TooManyRequests => "Nothing, unless it lasts: it is asked less often by itself. A longer interval between polls helps if it comes back.",
        FeedTrouble.NotFound or FeedTrouble.Gone => "The feed has probably moved. Look for the site's feeds anew under Add a source.",
        FeedTrouble.OurFault => "The scraper's log has the fault, which has to be mended there; the publisher has no part in it. It is tried again by itself.",
        FeedTrouble.TooLarge => "Look for a feed of one section under Add a source.",
        _ => "If a browser can open it, it may turn robots away; if not, the site is down or the feed has moved.",
    };
}
