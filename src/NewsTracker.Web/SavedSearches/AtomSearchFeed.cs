using System.Globalization;
using System.Text;
using System.Xml;
using NewsTracker.Web.Pages.Articles.Exporting;

namespace NewsTracker.Web.SavedSearches;

/// <summary>Writes a feed as Atom (RFC 4287). It has no link to itself, though the RFC would like one: a copy of the document must not hand on the secret in its address.</summary>
internal static class AtomSearchFeed
{
    public const string ContentType = "application/atom+xml; charset=utf-8";

    private const string Namespace = "http://www.w3.org/2005/Atom";

    public static byte[] Write(SearchFeed feed)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false) }))
        {
            writer.WriteStartElement("feed", Namespace);
            Element(writer, "id", feed.Home);
            Element(writer, "title", feed.Name);
            Element(writer, "subtitle", feed.Description);
            Element(writer, "updated", Instant(feed.UpdatedAt));
            Link(writer, "alternate", feed.Home);
            foreach (var entry in feed.Entries)
                Write(writer, feed, entry);
            writer.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Write(XmlWriter writer, SearchFeed feed, SearchFeed.Entry entry)
    {
        writer.WriteStartElement("entry", Namespace);
        if (entry.Language is not null)
            writer.WriteAttributeString("xml", "lang", null, AtomExport.Storable(entry.Language));
        Element(writer, "id", feed.ReaderOf(entry));
        Element(writer, "title", entry.Headline);
        Link(writer, "alternate", feed.ReaderOf(entry));
        if (entry.Url is not null)
            Link(writer, "via", entry.Url);
        Element(writer, "published", Instant(entry.Published));
        Element(writer, "updated", Instant(entry.LastChangedAt));
        foreach (var name in entry.Names)
        {
            writer.WriteStartElement("author", Namespace);
            Element(writer, "name", name);
            writer.WriteEndElement();
        }

        Element(writer, "summary", entry.Excerpt);
        writer.WriteEndElement();
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Element(XmlWriter writer, string name, string text) => writer.WriteElementString(name, Namespace, AtomExport.Storable(text));

    private static void Link(XmlWriter writer, string relation, string address)
    {
        writer.WriteStartElement("link", Namespace);
        writer.WriteAttributeString("rel", relation);
        writer.WriteAttributeString("href", AtomExport.Storable(address));
        writer.WriteEndElement();
    }
}
