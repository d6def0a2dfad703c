namespace NewsTracker.Web.Exports;

/// <summary>Writes a table in the form that was asked for, as its rows come.</summary>
internal static class TableWriting
{
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
}
