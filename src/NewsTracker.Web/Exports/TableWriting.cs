using System.Text.Encodings.Web;
using System.Text.Json;

namespace NewsTracker.Web.Exports;

/// <summary>Writes a table in the form that was asked for, as its rows come.</summary>
internal static class TableWriting
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task WriteCsvAsync(this TableExport table, Stream target, CancellationToken cancellationToken)
    {
        await using var csv = new CsvRows(target);
        await csv.AddAsync(table.Columns);
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            await csv.AddAsync(row);
        }
    }

    public static async Task WriteXlsxAsync(this TableExport table, Stream target, CancellationToken cancellationToken)
    {
        await using var workbook = await Workbook.StartAsync(target, cancellationToken);
        await workbook.BeginSheetAsync(table.Name, table.Columns, cancellationToken);
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            await workbook.AddAsync(row, cancellationToken);
        }

        await workbook.FinishAsync(cancellationToken);
    }

    /// <summary>Each line has every column, in order; an empty cell is null.</summary>
    public static async Task WriteJsonLinesAsync(this TableExport table, Stream target, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(target, leaveOpen: true) { NewLine = "\n" };
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            var line = new OrderedDictionary<string, object?>(table.Columns.Zip(row, KeyValuePair.Create));
            await writer.WriteLineAsync(JsonSerializer.Serialize(line, Json).AsMemory(), cancellationToken);
        }
    }
}
