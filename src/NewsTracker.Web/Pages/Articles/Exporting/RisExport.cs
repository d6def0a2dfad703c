using NewsTracker.Core;
using NewsTracker.Core.Articles.Citing;

namespace NewsTracker.Web.Pages.Articles.Exporting;

/// <summary>References in RIS, which has room for nothing else: what was asked, when, and their number stand in a note of the last one. Where there is none they are a plain line, as databases put before their first reference: programs pass over what is outside of one.</summary>
internal sealed class RisExport(Stream stream) : IExportWriter
{
    private readonly StreamWriter writer = new(stream, leaveOpen: true);
    private ExportHead? head;
    private Citation? last;

    public Task BeginAsync(ExportHead exported, CancellationToken cancellationToken)
    {
        head = exported;
        return Task.CompletedTask;
    }

    public async Task WriteAsync(ExportRow row, CancellationToken cancellationToken)
    {
        await writer.WriteAsync((last?.ToRis()).AsMemory(), cancellationToken);
        last = row.Citation;
    }

    public async Task EndAsync(ExportEnd end, CancellationToken cancellationToken)
    {
        var note = $"{head!.Title}, exported {head.At:yyyy-MM-dd'T'HH:mm:ss'Z'}: {end.Words(Counting.Of(end.Rows, "reference"))}";
        await writer.WriteAsync((last?.ToRis(note) ?? $"{note.ReplaceLineEndings(" ")}\r\n").AsMemory(), cancellationToken);
        await writer.FlushAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => writer.DisposeAsync();
}
