namespace NewsTracker.Core.Sources;

/// <summary>The classes of failure, each with a back-off of its own.</summary>
public enum FeedTrouble
{
    Dns,
    Connect,
    Tls,
    Timeout,
    Protocol,
    TooLarge,
    Blocked,
    Robots,
    RobotsUnreachable,
    TooManyRequests,
    Gone,
    NotFound,
    Refused,
    ServerError,
    NotAFeed,

    /// <summary>A poll broke on a fault of ours: nothing is known of the publisher's side.</summary>
    OurFault,
}
