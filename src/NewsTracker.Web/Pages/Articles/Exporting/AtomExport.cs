using System.Globalization;
using System.Text;
using System.Xml;

namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>Atom (RFC 4287). The count stands in a comment at the end, where it is known.</summary>
internal sealed class AtomExport(Stream stream) : IExportWriter
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    private readonly XmlWriter writer = XmlWriter.Create(stream, new XmlWriterSettings { Async = true, Indent = true, Encoding = new UTF8Encoding(false), CloseOutput = false });
    private ExportHead? head;

    public async Task BeginAsync(ExportHead exported, CancellationToken cancellationToken)
    {
        head = exported;
        await writer.WriteStartDocumentAsync();
        await writer.WriteStartElementAsync(null, "feed", Namespace);
        await ElementAsync("id", exported.Home);
        await ElementAsync("title", exported.Title);
        await ElementAsync("updated", Instant(exported.At));
    }

    public async Task WriteAsync(ExportRow row, CancellationToken cancellationToken)
    {
        await writer.WriteStartElementAsync(null, "entry", Namespace);
        await ElementAsync("id", head!.ReaderOf(row));
        await ElementAsync("title", row.Headline);
        await LinkAsync("alternate", head.ReaderOf(row));
        if (row.Url is not null)
            await LinkAsync("via", row.Url);
        await ElementAsync("updated", Instant(row.DatedAt));
        if (row.PublishedAt is { } published)
            await ElementAsync("published", Instant(published));
        foreach (var author in row.Names)
        {
            await writer.WriteStartElementAsync(null, "author", Namespace);
            await ElementAsync("name", author);
            await writer.WriteEndElementAsync();
        }

        await ElementAsync("summary", row.Excerpt);
        await writer.WriteEndElementAsync();
    }

    public async Task EndAsync(ExportEnd end, CancellationToken cancellationToken)
    {
        await writer.WriteCommentAsync($" {end.Words(string.Create(CultureInfo.InvariantCulture, $"{end.Rows} {(end.Rows == 1 ? "entry" : "entries")}"))} ");
        await writer.WriteEndElementAsync();
        await writer.WriteEndDocumentAsync();
        await writer.FlushAsync();
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private Task ElementAsync(string name, string text) => writer.WriteElementStringAsync(null, name, Namespace, Storable(text));

    private async Task LinkAsync(string relation, string address)
    {
        await writer.WriteStartElementAsync(null, "link", Namespace);
        await writer.WriteAttributeStringAsync(null, "rel", null, relation);
        await writer.WriteAttributeStringAsync(null, "href", null, Storable(address));
        await writer.WriteEndElementAsync();
    }

    /// <summary>Texts of the web hold characters that XML has no way to write.</summary>
    internal static string Storable(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value is 0x9 or 0xA or 0xD or (>= 0x20 and <= 0xFFFD and not 0xFFFE) or >= 0x10000 ? rune.ToString() : " "));
}
