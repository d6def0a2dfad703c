namespace NewsTracker.Core.Sources.Opml;

/// <summary>A list of sources in as many lists as <see cref="OpmlReader"/> takes each at once. Read one after the other, in any order, they make what the whole list says.</summary>
public static class OpmlParts
{
    /// <summary>The least by which a list is larger than its sources: declaration, head and body.</summary>
    private const int Around = 1_000;

    private static readonly OpmlDocument Empty = new() { Sources = [] };

    /// <summary>At least one, also of an empty list. The first has the filters for all sources.</summary>
    public static IReadOnlyList<OpmlDocument> Of(OpmlDocument document)
    {
        var parts = new List<List<OpmlSource>> { new() };
        var (bytes, feeds, hosts) = (SizeOf(document with { Sources = [] }), 0, new HashSet<string>(StringComparer.OrdinalIgnoreCase));
        foreach (var source in document.Sources.SelectMany(Bounded))
        {
            var (size, added) = (SizeOf(Empty with { Sources = [source] }), source.Feeds.Select(OpmlReader.HostOf).ToList());
            if (parts[^1].Count > 0 && (bytes + size > OpmlReader.MostBytes || feeds + added.Count > OpmlReader.MostFeeds || hosts.Union(added, StringComparer.OrdinalIgnoreCase).Count() > OpmlReader.MostHosts))
            {
                parts.Add([]);
                (bytes, feeds) = (Around, 0);
                hosts.Clear();
            }

            parts[^1].Add(source);
            (bytes, feeds) = (bytes + size, feeds + added.Count);
            hosts.UnionWith(added);
        }

        return [.. parts.Select((sources, i) => document with { Sources = sources, GlobalFilters = i == 0 ? document.GlobalFilters : null })];
    }

    /// <summary>The source, in several with some of its feeds each where one list could not hold it.</summary>
    private static IEnumerable<OpmlSource> Bounded(OpmlSource source)
    {
        var hosts = source.Feeds.Select(OpmlReader.HostOf).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        if (source.Feeds.Count <= 1 || (source.Feeds.Count <= OpmlReader.MostFeeds && hosts <= OpmlReader.MostHosts && SizeOf(Empty with { Sources = [source] }) + Around <= OpmlReader.MostBytes))
            return [source];
        var half = source.Feeds.Count / 2;
        return Bounded(source with { Feeds = [.. source.Feeds.Take(half)] }).Concat(Bounded(source with { Feeds = [.. source.Feeds.Skip(half)] }));
    }

    private static int SizeOf(OpmlDocument document) => OpmlWriter.Write(document, DateTimeOffset.UnixEpoch).Length;
}
