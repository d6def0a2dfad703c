using System.Diagnostics;
using NewsTracker.Web.SavedSearches;

namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>The forms in which results are taken away.</summary>
public enum ExportFormat
{
    Csv,
    Xlsx,
    JsonLines,
    Atom,
    JsonFeed,
    Ris,
    BibTeX,
}

/// <summary>Writes rows as they come: nothing of an export is kept in memory but the row at hand.</summary>
internal interface IExportWriter : IAsyncDisposable
{
    public Task BeginAsync(ExportHead head, CancellationToken cancellationToken);

    public Task WriteAsync(ExportRow row, CancellationToken cancellationToken);

    public Task EndAsync(ExportEnd end, CancellationToken cancellationToken);
}

internal static class ExportFormats
{
    public static IExportWriter WriterTo(this ExportFormat format, Stream stream) => format switch
    {
        ExportFormat.Csv => new CsvExport(stream),
        ExportFormat.Xlsx => new XlsxExport(stream),
        ExportFormat.JsonLines => new JsonLinesExport(stream),
        ExportFormat.Atom => new AtomExport(stream),
        ExportFormat.JsonFeed => new JsonFeedExport(stream),
        ExportFormat.Ris => new RisExport(stream),
        ExportFormat.BibTeX => new BibTeXExport(stream),
        _ => throw new UnreachableException(),
    };

    public static string Words(this ExportFormat format) => format switch
    {
        ExportFormat.Csv => "CSV, for spreadsheets and statistics",
        ExportFormat.Xlsx => "XLSX, for Excel",
        ExportFormat.JsonLines => "JSON Lines, for programs",
        ExportFormat.Atom => "Atom, for feed readers",
        ExportFormat.JsonFeed => "JSON Feed, for feed readers and programs",
        ExportFormat.Ris => "RIS, for reference managers",
        _ => "BibTeX, for LaTeX",
    };

    public static (string ContentType, string Extension) File(this ExportFormat format) => format switch
    {
        ExportFormat.Csv => ("text/csv; charset=utf-8", "csv"),
        ExportFormat.Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        ExportFormat.JsonLines => ("application/jsonl; charset=utf-8", "jsonl"),
        ExportFormat.Atom => ("application/atom+xml; charset=utf-8", "atom"),
        ExportFormat.JsonFeed => (JsonSearchFeed.ContentType, "json"),
        ExportFormat.Ris => ("application/x-research-info-systems; charset=utf-8", "ris"),
        _ => ("application/x-bibtex; charset=utf-8", "bib"),
    };
}
