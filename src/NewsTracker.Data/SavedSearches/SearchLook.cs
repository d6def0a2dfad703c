namespace NewsTracker.Data.SavedSearches;

/// <summary>When a reader last looked at a saved search; what came since then is new to them.</summary>
public sealed class SearchLook
{
    public required long SearchId { get; init; }

    public required Guid UserId { get; init; }

    public required DateTimeOffset LookedAt { get; init; }
}
