using NewsTracker.Core;
using NewsTracker.Web.Exports;

namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>RFC 4180. What the export is stands in lines that begin with #, first and last.</summary>
internal sealed class CsvExport(Stream stream) : IExportWriter
{
    private readonly CsvRows csv = new(stream);
    private ExportHead? head;

    public async Task BeginAsync(ExportHead exported, CancellationToken cancellationToken)
    {
        head = exported;
        await csv.RemarkAsync(exported.Title);
        await csv.RemarkAsync($"Exported {exported.At:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        await csv.AddAsync(ExportCells.Columns);
    }

    public Task WriteAsync(ExportRow row, CancellationToken cancellationToken) => csv.AddAsync(ExportCells.Of(row, head!));

    public Task EndAsync(ExportEnd end, CancellationToken cancellationToken) => csv.RemarkAsync(end.Words(Counting.Of(end.Rows, "row")));

    public ValueTask DisposeAsync() => csv.DisposeAsync();
}
