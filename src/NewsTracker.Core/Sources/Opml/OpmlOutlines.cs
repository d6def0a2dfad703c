using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace NewsTracker.Core.Sources.Opml;

/// <summary>Makes sources of a list's outlines. Feeds that stand alone, as other programs write them, are put together by their publisher's home page.</summary>
internal sealed class OpmlOutlines
{
    private const int LongestName = 200;

    private readonly List<OpmlSource> sources = [];
    private readonly Dictionary<string, int> byHome = new(StringComparer.Ordinal);

    public IReadOnlyList<OpmlSource> Read(XElement body)
    {
        foreach (var outline in body.Elements("outline"))
            Read(outline, []);
        return sources;
    }

    public static string? Own(XElement element, string name) => element.Attribute(XName.Get(name, OpmlDocument.Namespace))?.Value;

    private void Read(XElement outline, IReadOnlyList<string> folders)
    {
        if (Own(outline, "source") == "true")
            AddSource(outline, folders);
        else if (Find(outline, "xmlUrl") is not null)
            AddFeed(outline, folders);
        else
            ReadFolder(outline, folders);
    }

    private void ReadFolder(XElement outline, IReadOnlyList<string> folders)
    {
        var name = NameOf(outline)?.Replace('/', '-');
        foreach (var inner in outline.Elements("outline"))
            Read(inner, name is null ? folders : [.. folders, name]);
    }

    private void AddSource(XElement outline, IReadOnlyList<string> folders)
    {
        var printed = Text(outline, "htmlUrl") ?? "";
        var home = FeedAddress.HasScheme(printed) ? printed : FeedAddress.Find(printed)?.AbsoluteUri ?? printed;
        Add(new OpmlSource
        {
            Name = NameOf(outline) ?? home.CutTo(LongestName),
            HomeUrl = home,
            Group = GroupOf(folders),
            IsComplete = true,
            Reliability = int.TryParse(Own(outline, "reliability"), NumberStyles.None, CultureInfo.InvariantCulture, out var reliability) && reliability is >= 1 and <= Source.MaxReliability ? reliability : null,
            ExtractionRules = Own(outline, "rules"),
            Filters = Own(outline, "filters"),
            Feeds = [.. outline.Elements("outline").Where(feed => Find(feed, "xmlUrl") is not null).Select(ReadFeed)],
        });
    }

    private void AddFeed(XElement outline, IReadOnlyList<string> folders)
    {
        var feed = ReadFeed(outline);
        var home = HomeOf(Text(outline, "htmlUrl")) ?? HomeOf(feed.Url) ?? feed.Url;
        Add(new OpmlSource { Name = NameOf(outline) ?? home.CutTo(LongestName), HomeUrl = home, Group = GroupOf(folders), Feeds = [feed] });
    }

    private void Add(OpmlSource source)
    {
        // Without a home page nothing tells that two are of one publisher.
        if (source.HomeUrl.Length == 0 || !byHome.TryGetValue(source.HomeUrl, out var at))
        {
            byHome.TryAdd(source.HomeUrl, sources.Count);
            sources.Add(source);
            return;
        }

        sources[at] = sources[at] with { Feeds = [.. sources[at].Feeds, .. source.Feeds] };
    }

    private static OpmlFeed ReadFeed(XElement outline) => new()
    {
        Url = Text(outline, "xmlUrl") ?? "",
        Kind = Enum.TryParse<FeedKind>(Own(outline, "kind"), ignoreCase: false, out var kind) && Enum.IsDefined(kind) ? kind : null,
        PollInterval = ReadInterval(Own(outline, "interval")),
        Schedule = Enum.TryParse<FeedSchedule>(Own(outline, "schedule"), ignoreCase: false, out var schedule) && Enum.IsDefined(schedule) ? schedule : null,
        CronExpression = Own(outline, "cron"),
        IsPaused = ReadFlag(outline, "paused"),
        KeepsAddress = ReadFlag(outline, "keepsAddress"),
        ListingRules = Own(outline, "listing"),
    };

    private static bool? ReadFlag(XElement outline, string name) => Own(outline, name) switch { "true" => true, "false" => false, _ => null };

    private static TimeSpan? ReadInterval(string? printed)
    {
        if (printed is null)
            return null;
        try
        {
            return XmlConvert.ToTimeSpan(printed);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static string? HomeOf(string? address) =>
        address is not null && FeedAddress.Find(address) is { } url ? url.GetLeftPart(UriPartial.Authority) + "/" : null;

    private static string? GroupOf(IReadOnlyList<string> folders) => folders.Count == 0 ? null : string.Join('/', folders);

    private static string? NameOf(XElement outline)
    {
        var printed = Text(outline, "text") ?? Text(outline, "title");
        var name = SourceNaming.NameOf(printed ?? "");
        return name.Length == 0 ? null : name.CutTo(LongestName);
    }

    /// <summary>What an attribute says; absent where it says nothing.</summary>
    private static string? Text(XElement outline, string name) => Find(outline, name)?.Value.Trim() is { Length: > 0 } value ? value : null;

    /// <summary>An attribute, whatever the case of its name: programs differ.</summary>
    private static XAttribute? Find(XElement outline, string name) =>
        outline.Attributes().FirstOrDefault(attribute => attribute.Name.Namespace == XNamespace.None && attribute.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase));
}
