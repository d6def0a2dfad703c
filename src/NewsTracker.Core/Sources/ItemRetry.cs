namespace NewsTracker.Core.Sources;

/// <summary>An address of a feed that could not be taken in, to be tried again with growing gaps, whether or not the feed still lists it.</summary>
public sealed class ItemRetry
{
    /// <summary>When what is given up is tried again. Not the last instant there is: in another offset that would lie beyond it.</summary>
    public static readonly DateTimeOffset Never = new(9998, 12, 31, 23, 59, 59, TimeSpan.Zero);

    public required long FeedId { get; init; }

    /// <summary>Normalised: see <see cref="Articles.CanonicalUrl"/>.</summary>
    public required string Url { get; init; }

    /// <summary>How often it was asked for; none where it was forbidden by robots.txt when it was last due, or was only put off.</summary>
    public required int Attempts { get; set; }

    /// <summary>Or when it was put off last, where it was never asked for.</summary>
    public required DateTimeOffset FirstFailedAt { get; set; }

    public required DateTimeOffset NextTryAt { get; set; }

    /// <summary>Whether it failed for so long that its next try lies at the end of time.</summary>
    public bool IsGivenUp => NextTryAt >= Never;

    /// <summary>What the feed said of the article, as JSON; its dates and authors fill what the page leaves out.</summary>
    public required string Entry { get; set; }
}
