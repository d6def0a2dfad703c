using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace NewsTracker.Web.Exports;

/// <summary>Sends a table as a file to be saved.</summary>
public sealed class ExportResult(TableExport table, TableFormat format) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var cancellationToken = context.HttpContext.RequestAborted;
        response.ContentType = format switch
        {
            TableFormat.Csv => "text/csv; charset=utf-8",
            TableFormat.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _ => throw new UnreachableException(),
        };
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{table.Name}.{format.ToString().ToLowerInvariant()}");
        response.Headers.ContentDisposition = disposition.ToString();
        if (format is TableFormat.Csv)
        {
            await table.WriteCsvAsync(response.Body, cancellationToken);
            return;
        }

        // A zip archive ends with synchronous writes, which the server refuses: build it aside (in a file, where it grows large), then send it.
        await using var workbook = new FileBufferingWriteStream();
        await table.WriteXlsxAsync(workbook, cancellationToken);
        await workbook.DrainBufferAsync(response.Body, cancellationToken);
    }
}
