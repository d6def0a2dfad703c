using System.Globalization;

namespace NewsTracker.Core.Articles;

/// <summary>An address that led to an article: its canonical one, those in feeds, those it redirected from. An address is fetched for one article only.</summary>
public sealed class ArticleAddress
{
    public const int MaxLength = 2048;

    /// <summary>Stands for the time of a look that was never taken: see <see cref="IsClaimed"/>.</summary>
    public static readonly DateTimeOffset Never = DateTimeOffset.UnixEpoch;

    /// <summary>Normalised: see <see cref="CanonicalUrl"/>.</summary>
    public required string Url { get; init; }

    public long ArticleId { get; init; }

    public Article? Article { get; init; }

    public string? ETag { get; set; }

    public string? LastModified { get; set; }

    /// <summary>The latest that a feed said of when the article changed, as printed; a later one asks for another look.</summary>
    public string? FeedUpdated { get; set; }

    /// <summary>Whether the page could not be read and the feed's own text stands in for it, so that the page is asked for again.</summary>
    public bool IsFeedText { get; set; }

    public required DateTimeOffset CheckedAt { get; set; }

    /// <summary>Whether a page of the article only called itself by it, and it was never asked itself: it may turn out to be another's.</summary>
    public bool IsClaimed => CheckedAt == Never;

    /// <summary>Whether a feed tells of a later change than is known of. Two feeds may print one moment in two ways, and one of them may lag behind.</summary>
    public bool IsBehind(PrintedInstant? updated) => updated is not null && (InstantOf(FeedUpdated) is not { } known || updated.ToUtc() > known);

    /// <summary>Keeps what a feed says of when the article changed, where that is later than what is known.</summary>
    public void Heed(PrintedInstant? updated) => FeedUpdated = IsBehind(updated) ? updated!.ToString() : FeedUpdated;

    private static DateTimeOffset? InstantOf(string? printed) =>
        DateTimeOffset.TryParse(printed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
}
