using NewsTracker.Core;
using NewsTracker.Core.Articles.Citing;

namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>References one after another. What the export is stands in remarks, first and last.</summary>
internal sealed class BibTeXExport(Stream stream) : IExportWriter
{
    private readonly StreamWriter writer = new(stream, leaveOpen: true);

    public Task BeginAsync(ExportHead head, CancellationToken cancellationToken) => RemarkAsync($"{head.Title}, exported {head.At:yyyy-MM-dd'T'HH:mm:ss'Z'}", "\r\n\r\n");

    public Task WriteAsync(ExportRow row, CancellationToken cancellationToken) => writer.WriteAsync(row.Citation.ToBibTeX().AsMemory(), cancellationToken);

    public async Task EndAsync(ExportEnd end, CancellationToken cancellationToken)
    {
        await RemarkAsync(end.Words(Counting.Of(end.Rows, "reference")), "\r\n");
        await writer.FlushAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();

    /// <summary>BibTeX passes over what is outside of entries up to the next @, which begins one behind a percent sign too.</summary>
    private Task RemarkAsync(string text, string end) => writer.WriteAsync($"% {text.ReplaceLineEndings(" ").Replace("@", "(at)", StringComparison.Ordinal)}{end}");
}
