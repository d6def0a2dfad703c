using NewsTracker.Core;
using NewsTracker.Core.Articles;

namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>References one after another. What the export is stands in comments, first and last.</summary>
internal sealed class CitationExport(Stream stream, Func<Citation, string> write, string comment) : IExportWriter
{
    private readonly StreamWriter writer = new(stream, leaveOpen: true);

    public Task BeginAsync(ExportHead head, CancellationToken cancellationToken) =>
        writer.WriteAsync($"{comment}{head.Title.Replace('\n', ' ')}, exported {head.At:yyyy-MM-dd'T'HH:mm:ss'Z'}\r\n\r\n".AsMemory(), cancellationToken);

    public Task WriteAsync(ExportRow row, CancellationToken cancellationToken) => writer.WriteAsync(write(row.Citation).AsMemory(), cancellationToken);

    public async Task EndAsync(int rows, CancellationToken cancellationToken)
    {
        await writer.WriteAsync($"{comment}{Counting.Of(rows, "reference")}\r\n".AsMemory(), cancellationToken);
        await writer.FlushAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
