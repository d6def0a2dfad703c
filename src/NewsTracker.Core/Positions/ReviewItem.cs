using NewsTracker.Core.Countries;

namespace NewsTracker.Core.Positions;

/// <summary>Something that waits in the review queue: a suggestion or a submitted position. It leaves the queue with the verdict.</summary>
public sealed class ReviewItem
{
    /// <summary>How long an editor has an item to themselves; taking it again renews the lease.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(10);

    public long Id { get; init; }

    public long? SuggestionId { get; init; }

    public Suggestion? Suggestion { get; init; }

    public long? PositionId { get; init; }

    public Position? Position { get; init; }

    public required CountryCode CountryCode { get; init; }

    /// <summary>Who submitted the position, so that they need not be asked to accept their own.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>Since when it waits.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>Its place in the queue; skipping moves it to the end.</summary>
    public required DateTimeOffset TurnAt { get; set; }

    public Guid? LeaseOwner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }
}
