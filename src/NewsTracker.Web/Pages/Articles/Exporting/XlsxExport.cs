using NewsTracker.Web.Exports;

namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>A workbook of two sheets: the articles, and what the export is.</summary>
internal sealed class XlsxExport(Stream stream) : IExportWriter
{
    private Workbook? workbook;
    private ExportHead? head;

    public async Task BeginAsync(ExportHead exported, CancellationToken cancellationToken)
    {
        head = exported;
        workbook = await Workbook.StartAsync(stream, cancellationToken);
        await workbook.BeginSheetAsync("Articles", ExportCells.Columns, cancellationToken);
    }

    public async Task WriteAsync(ExportRow row, CancellationToken cancellationToken) => await workbook!.AddAsync(ExportCells.Of(row, head!), cancellationToken);

    public async Task EndAsync(ExportEnd end, CancellationToken cancellationToken)
    {
        await workbook!.BeginSheetAsync("About", ["search", "exported", "rows", "missing"], cancellationToken);
        await workbook.AddAsync([head!.Query, head.At, end.Rows, end.Missing], cancellationToken);
        await workbook.FinishAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (workbook is not null)
        {
            await workbook.DisposeAsync();
        }
    }
}
