using System.Xml;
using System.Xml.Linq;

namespace NewsTracker.Core.Sources.Opml;

/// <summary>Reads a list of sources, of our own making or of another program's. Bounded in size, depth and hosts; no DTD is read.</summary>
public static class OpmlReader
{
    public const int MostBytes = 1_000_000;
    public const int MostFeeds = 2_000;
    public const int MostHosts = 500;

    /// <summary>As deep as the longest name of a group can tell of folders.</summary>
    private const int Deepest = 100;

    public static OpmlOutcome Read(ReadOnlyMemory<byte> content)
    {
        if (content.Length > MostBytes)
            return new OpmlOutcome.NotOpml($"The list is larger than {MostBytes / 1000:N0} kB; split it into several.");
        try
        {
            using var stream = new MemoryStream(content.ToArray(), writable: false);
            return Read(stream);
        }
        catch (XmlException exception)
        {
            return new OpmlOutcome.NotOpml(
                exception.Message.Contains("DTD", StringComparison.Ordinal) ? "The list has a document type declaration, which is not read. Take the line that begins with <!DOCTYPE out." : $"The list is not well-formed XML: {exception.Message}");
        }
    }

    /// <summary>The host of a feed, or nothing where it has none.</summary>
    internal static string HostOf(OpmlFeed feed) => Uri.TryCreate(feed.Url, UriKind.Absolute, out var url) ? HostName.Of(url) : "";

    private static OpmlOutcome Read(Stream stream)
    {
        using (var check = XmlReader.Create(stream, Settings()))
        {
            while (check.Read())
            {
                if (check.Depth > Deepest + 3)
                    return new OpmlOutcome.NotOpml($"The list nests its folders more than {Deepest} deep.");
            }
        }

        stream.Position = 0;
        using var reader = XmlReader.Create(stream, Settings());
        var root = XDocument.Load(reader).Root;
        if (root is not { Name.LocalName: "opml" } || root.Element("body") is not { } body)
            return new OpmlOutcome.NotOpml("The file is XML, but no OPML: it has no opml element with a body.");
        var sources = new OpmlOutlines().Read(body);
        var feeds = sources.Sum(source => source.Feeds.Count);
        if (feeds > MostFeeds)
            return new OpmlOutcome.NotOpml($"The list has {feeds:N0} feeds; {MostFeeds:N0} are the most at once. Split it into several.");
        var hosts = sources.SelectMany(source => source.Feeds).Select(HostOf).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return hosts > MostHosts
            ? new OpmlOutcome.NotOpml($"The list has feeds of {hosts:N0} hosts; {MostHosts:N0} are the most at once. Split it into several.")
            : new OpmlOutcome.Read(new OpmlDocument { Title = root.Element("head")?.Element("title")?.Value, GlobalFilters = OpmlOutlines.Own(body, "filters"), Sources = sources });
    }

    private static XmlReaderSettings Settings() => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostBytes,
        CloseInput = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };
}
