using System.Collections.Frozen;

namespace NewsTracker.Core.Feeds.Markup;

/// <summary>Closes elements whose end tag is missing where the next one cannot stand inside them.</summary>
internal static class UnclosedElements
{
    private static readonly FrozenSet<string> Leaves = FrozenSet.ToFrozenSet(
        ["title", "link", "guid", "pubdate", "description", "category", "comments", "language", "id", "updated", "published", "summary", "subtitle", "lastbuilddate", "loc", "lastmod"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Starts = FrozenSet.ToFrozenSet(
        ["title", "link", "guid", "pubdate", "description", "category", "comments", "item", "entry", "updated", "published", "summary", "lastbuilddate", "url", "loc", "lastmod"], StringComparer.Ordinal);

    private static readonly FrozenSet<string> Records = FrozenSet.ToFrozenSet(["item", "entry", "url", "sitemap"], StringComparer.Ordinal);

    public static void CloseBefore(List<(FeedElement Element, string Tag)> open, string name)
    {
        if (open.Count < 2 || !Starts.Contains(name))
            return;
        if (Leaves.Contains(open[^1].Tag) && !(open[^1].Element is { Vocabulary: Vocabulary.Html } or { HasElements: true }))
            open.RemoveAt(open.Count - 1);
        if (Records.Contains(name) && open.FindLastIndex(one => string.Equals(one.Tag, name, StringComparison.Ordinal)) is var last and > 0)
            open.RemoveRange(last, open.Count - last);
    }
}
