using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using NewsTracker.Web.Pages.Articles.Exporting;

namespace NewsTracker.Web.Exports;

/// <summary>Sends a table as a file to be saved; where too many exports go on, says so instead.</summary>
public sealed class ExportResult(TableExport table, TableFormat format) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        using var turn = context.HttpContext.RequestServices.GetRequiredService<ExportTurns>().Take(context.HttpContext);
        if (!turn.IsAcquired)
        {
            response.StatusCode = StatusCodes.Status429TooManyRequests;
            response.ContentType = "text/plain; charset=utf-8";
            await response.WriteAsync(ExportTurns.Words, context.HttpContext.RequestAborted);
            return;
        }

        ExportTurns.CutOffSlowReader(context.HttpContext);
        var (contentType, extension) = format.File();
        response.ContentType = contentType;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"{table.Name}.{extension}");
        response.Headers.ContentDisposition = disposition.ToString();
        await WriteAsync(response.Body, context.HttpContext.RequestAborted);
    }

    private Task WriteAsync(Stream body, CancellationToken cancellationToken) => format switch
    {
        TableFormat.Csv => table.WriteCsvAsync(body, cancellationToken),
        TableFormat.Xlsx => WriteWorkbookAsync(body, cancellationToken),
        TableFormat.JsonLines => table.WriteJsonLinesAsync(body, cancellationToken),
        _ => throw new UnreachableException(),
    };

    /// <summary>A zip archive ends with synchronous writes, which the server refuses: build it aside (in a file, where it grows large), then send it.</summary>
    private async Task WriteWorkbookAsync(Stream body, CancellationToken cancellationToken)
    {
        await using var workbook = new FileBufferingWriteStream();
        await table.WriteXlsxAsync(workbook, cancellationToken);
        await workbook.DrainBufferAsync(body, cancellationToken);
    }
}
