namespace NewsTracker.Core.Sources;

/// <summary>What kinds of trouble have in common.</summary>
public static class FeedTroubleKind
{
    /// <summary>The host gave no sign of life. Where most hosts do so, the fault is our own network's.</summary>
    public static bool IsSilence(this FeedTrouble trouble) => trouble is FeedTrouble.Dns or FeedTrouble.Connect or FeedTrouble.Timeout;
}
