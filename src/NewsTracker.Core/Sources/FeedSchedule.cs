namespace NewsTracker.Core.Sources;

/// <summary>How the time of the next poll is found.</summary>
public enum FeedSchedule
{
    /// <summary>After the interval.</summary>
    Fixed,

    /// <summary>From how often the feed brings news, and from what the publisher asks for.</summary>
    Adaptive,

    Cron,
}
