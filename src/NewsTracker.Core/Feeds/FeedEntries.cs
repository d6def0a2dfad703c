using NewsTracker.Core.Articles;

namespace NewsTracker.Core.Feeds;

/// <summary>What is asked of the entries of a feed together.</summary>
public static class FeedEntries
{
    /// <summary>The entries with an address, each address once, in the feed's order.</summary>
    public static IEnumerable<(FeedEntry Entry, CanonicalUrl Url)> ByAddress(this IEnumerable<FeedEntry> entries)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (CanonicalUrl.TryParse(entry.Link, out var url) && seen.Add(url.Value))
            {
                yield return (entry, url);
            }
        }
    }
}
