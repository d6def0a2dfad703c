using System.Globalization;
using System.Text;
using System.Xml;

namespace NewsTracker.Core.Sources.Opml;

/// <summary>Writes a list of sources: a folder for each group, in it each source, in it its feeds. Other readers see folders and feeds.</summary>
public static class OpmlWriter
{
    private const string Prefix = "nt";

    public static byte[] Write(OpmlDocument document, DateTimeOffset writtenAt)
    {
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true, NewLineHandling = NewLineHandling.Entitize, NewLineChars = "\n" }))
        {
            writer.WriteStartElement("opml");
            writer.WriteAttributeString("version", "2.0");
            writer.WriteAttributeString("xmlns", Prefix, null, OpmlDocument.Namespace);
            writer.WriteStartElement("head");
            writer.WriteElementString("title", document.Title);
            writer.WriteElementString("dateCreated", writtenAt.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture));
            writer.WriteEndElement();
            writer.WriteStartElement("body");
            Own(writer, "filters", document.GlobalFilters);
            WriteFolder(writer, document.Sources.Select(source => (Path: (source.Group ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries), source)).ToList(), depth: 0);
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return buffer.ToArray();
    }

    private static void WriteFolder(XmlWriter writer, IReadOnlyList<(string[] Path, OpmlSource Source)> sources, int depth)
    {
        foreach (var folder in sources.Where(source => source.Path.Length > depth).GroupBy(source => source.Path[depth], StringComparer.Ordinal).OrderBy(folder => folder.Key, StringComparer.Ordinal))
        {
            writer.WriteStartElement("outline");
            writer.WriteAttributeString("text", folder.Key);
            WriteFolder(writer, folder.ToList(), depth + 1);
            writer.WriteEndElement();
        }

        foreach (var (_, source) in sources.Where(source => source.Path.Length == depth).OrderBy(source => source.Source.Name, StringComparer.Ordinal).ThenBy(source => source.Source.HomeUrl, StringComparer.Ordinal))
            Write(writer, source);
    }

    private static void Write(XmlWriter writer, OpmlSource source)
    {
        writer.WriteStartElement("outline");
        writer.WriteAttributeString("text", source.Name);
        writer.WriteAttributeString("htmlUrl", source.HomeUrl);
        Own(writer, "source", "true");
        Own(writer, "reliability", source.Reliability?.ToString(CultureInfo.InvariantCulture));
        Own(writer, "rules", source.ExtractionRules);
        Own(writer, "filters", source.Filters);
        var paths = source.Feeds.CountBy(PathOf).ToDictionary(StringComparer.Ordinal);
        foreach (var feed in source.Feeds.OrderBy(feed => feed.Url, StringComparer.Ordinal))
        {
            writer.WriteStartElement("outline");
            writer.WriteAttributeString("type", feed.Kind == FeedKind.Listing ? "listing" : "rss");
            writer.WriteAttributeString("text", source.Feeds.Count == 1 ? source.Name : $"{source.Name}: {(paths[PathOf(feed)] == 1 ? PathOf(feed) : feed.Url)}");
            writer.WriteAttributeString("xmlUrl", feed.Url);
            writer.WriteAttributeString("htmlUrl", source.HomeUrl);
            Own(writer, "kind", feed.Kind?.ToString());
            Own(writer, "interval", feed.PollInterval is { } interval ? XmlConvert.ToString(interval) : null);
            Own(writer, "schedule", feed.Schedule?.ToString());
            Own(writer, "cron", feed.CronExpression);
            Own(writer, "paused", feed.IsPaused is { } isPaused ? XmlConvert.ToString(isPaused) : null);
            Own(writer, "keepsAddress", feed.KeepsAddress is { } keepsAddress ? XmlConvert.ToString(keepsAddress) : null);
            Own(writer, "listing", feed.ListingRules);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    /// <summary>What tells a feed from the others of its source, in most cases.</summary>
    private static string PathOf(OpmlFeed feed) => Uri.TryCreate(feed.Url, UriKind.Absolute, out var url) ? url.PathAndQuery : feed.Url;

    private static void Own(XmlWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteAttributeString(Prefix, name, OpmlDocument.Namespace, value);
    }
}
