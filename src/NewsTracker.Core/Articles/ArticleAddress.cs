namespace NewsTracker.Core.Articles;

/// <summary>An address that led to an article: its canonical one, those in feeds, those it redirected from. An address is fetched for one article only.</summary>
public sealed class ArticleAddress
{
    public const int MaxLength = 2048;

    /// <summary>Normalised: see <see cref="CanonicalUrl"/>.</summary>
    public required string Url { get; init; }

    public long ArticleId { get; init; }

    public Article? Article { get; init; }

    public string? ETag { get; set; }

    public string? LastModified { get; set; }

    /// <summary>What the feed last said of when the article changed; a new value asks for another look.</summary>
    public string? FeedUpdated { get; set; }

    /// <summary>Whether the page could not be read and the feed's own text stands in for it, so that the page is asked for again.</summary>
    public bool IsFeedText { get; set; }

    public required DateTimeOffset CheckedAt { get; set; }
}
