using System.Text.Encodings.Web;
using System.Text.Json;

namespace NewsTracker.Web.Pages.Articles.Exporting;

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
        new { row.Id, row.DatedAt, row.PublishedAt, PublishedAsPrinted = row.Published?.ToString(), row.FirstSeenAt, row.Headline, Authors = row.Writers, row.Source, row.Language, row.Url, Reader = $"{reader}{row.Id}", row.Lede }, cancellationToken);

    public async Task EndAsync(ExportEnd end, CancellationToken cancellationToken)
    {
        await (end.IsCut ? LineAsync(new { end.Rows, end.Missing }, cancellationToken) : LineAsync(new { end.Rows }, cancellationToken));
        await writer.FlushAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private Task LineAsync<T>(T value, CancellationToken cancellationToken) => writer.WriteLineAsync(JsonSerializer.Serialize(value, Json).AsMemory(), cancellationToken);
}
