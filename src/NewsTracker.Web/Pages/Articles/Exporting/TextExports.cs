using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NewsTracker.Core.Articles;

namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>RFC 4180. What the export is stands in lines that begin with #, first and last; a value that a spreadsheet would take for a formula gets an apostrophe.</summary>
internal sealed class CsvExport(Stream stream) : IExportWriter
{
    // The mark at the beginning tells Excel that it is UTF-8.
    private readonly StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };

    public Task BeginAsync(ExportHead head, CancellationToken cancellationToken) => writer.WriteAsync(
        $"# {Line(head.Title)}\r\n# Exported {head.At:yyyy-MM-dd'T'HH:mm:ss'Z'}\r\nid,published,headline,authors,source,language,address,in_newstracker,lede\r\n".AsMemory(), cancellationToken);

    public Task WriteAsync(ExportRow row, CancellationToken cancellationToken) => writer.WriteAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"{row.Id},{row.DatedAt:yyyy-MM-dd'T'HH:mm:ss'Z'},{Cell(row.Headline)},{Cell(string.Join("; ", row.Authors))},{Cell(row.Source)},{Cell(row.Language)},{Cell(row.Url)},/articles/{row.Id},{Cell(row.Lede)}\r\n").AsMemory(), cancellationToken);

    public async Task EndAsync(int rows, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"# {rows} rows\r\n").AsMemory(), cancellationToken);
        await writer.FlushAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    internal static string Cell(string? value)
    {
        var text = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + value : value ?? "";
        return text.AsSpan().IndexOfAny(",\"\r\n#") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Line(string text) => text.Replace('\n', ' ').Replace('\r', ' ');
}

/// <summary>A JSON object a line: the first says what it is, the last how many articles stand between.</summary>
internal sealed class JsonLinesExport(Stream stream) : IExportWriter
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StreamWriter writer = new(stream, leaveOpen: true) { NewLine = "\n" };
    private string reader = "";

    public Task BeginAsync(ExportHead head, CancellationToken cancellationToken)
    {
        reader = head.Reader;
        return LineAsync(new { head.Query, ExportedAt = head.At }, cancellationToken);
    }

    public Task WriteAsync(ExportRow row, CancellationToken cancellationToken) => LineAsync(
        new { row.Id, row.DatedAt, row.PublishedAt, row.FirstSeenAt, row.Headline, row.Authors, row.Source, row.Language, row.Url, Reader = $"{reader}{row.Id}", row.Lede }, cancellationToken);

    public async Task EndAsync(int rows, CancellationToken cancellationToken)
    {
        await LineAsync(new { Rows = rows }, cancellationToken);
        await writer.FlushAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private Task LineAsync<T>(T value, CancellationToken cancellationToken) => writer.WriteLineAsync(JsonSerializer.Serialize(value, Json).AsMemory(), cancellationToken);
}

/// <summary>References one after another. RIS knows no comments, but its readers pass over what stands before the first reference.</summary>
internal sealed class CitationExport(Stream stream, Func<Citation, string> write, string comment) : IExportWriter
{
    private readonly StreamWriter writer = new(stream, leaveOpen: true);

    public Task BeginAsync(ExportHead head, CancellationToken cancellationToken) =>
        writer.WriteAsync($"{comment}{head.Title.Replace('\n', ' ')}, exported {head.At:yyyy-MM-dd'T'HH:mm:ss'Z'}\r\n\r\n".AsMemory(), cancellationToken);

    public Task WriteAsync(ExportRow row, CancellationToken cancellationToken) => writer.WriteAsync(write(row.Citation).AsMemory(), cancellationToken);

    public async Task EndAsync(int rows, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"{comment}{rows} references\r\n").AsMemory(), cancellationToken);
        await writer.FlushAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
