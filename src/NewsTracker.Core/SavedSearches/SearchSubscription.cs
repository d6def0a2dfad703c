namespace NewsTracker.Core.SavedSearches;

/// <summary>What one reader wants of a saved search besides looking at it: notices of new matches, a feed at a secret address.</summary>
public sealed class SearchSubscription
{
    public required long SearchId { get; init; }

    public SavedSearch? Search { get; init; }

    public required Guid UserId { get; init; }

    /// <summary>Up to when matches were told of; absent where no notices are wanted.</summary>
    public DateTimeOffset? NoticesSince { get; set; }

    /// <summary>SHA-256 of the secret in the feed's address, which itself is kept nowhere; absent where there is no feed.</summary>
    public byte[]? FeedHash { get; set; }

    public DateTimeOffset? FeedMadeAt { get; set; }
}
