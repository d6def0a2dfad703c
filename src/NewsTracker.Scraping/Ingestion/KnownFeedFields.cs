using NewsTracker.Core.Articles;
using NewsTracker.Core.Feeds;

namespace NewsTracker.Scraping.Ingestion;

/// <summary>What only a feed said of an article, for reading its page again without the feed.</summary>
internal static class KnownFeedFields
{
    /// <summary>An entry with the fields that the revision took from the feed; null where it took none.</summary>
    public static FeedEntry? Of(Revision revision)
    {
        var origins = revision.Origins;
        var entry = new FeedEntry
        {
            Authors = origins.IsFromFeed(nameof(Revision.Authors)) ? revision.Authors : [],
            Published = origins.IsFromFeed(nameof(Revision.Published)) ? revision.Published : null,
            Language = origins.IsFromFeed(nameof(Revision.Language)) ? revision.Language : null,
        };
        return entry is { Authors.Count: 0, Published: null, Language: null } ? null : entry;
    }
}
