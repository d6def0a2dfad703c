using System.Globalization;
using System.Text;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace NewsTracker.Web.Exports;

/// <summary>Writes a table as a workbook, row by row, its head frozen and filterable.</summary>
public static class XlsxTable
{
    /// <summary>As much as a cell takes.</summary>
    private const int MaxCellLength = 32_767;

    private const int MaxSheetNameLength = 31;

    public static async Task WriteAsync(TableExport table, Stream target, CancellationToken cancellationToken)
    {
        await using var workbook = await Spreadsheet.CreateNewAsync(target, cancellationToken: cancellationToken);
        var bold = workbook.AddStyle(new Style { Font = { Bold = true } });
        var day = workbook.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd") });
        var instant = workbook.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd hh:mm") });
        await workbook.StartWorksheetAsync(SheetName(table.Name), new WorksheetOptions { FrozenRows = 1 }, cancellationToken);
        await workbook.AddRowAsync(table.Columns.Select(column => new Cell(column, bold)).ToList(), cancellationToken);
        await foreach (var row in table.Rows.WithCancellation(cancellationToken))
        {
            await workbook.AddRowAsync(row.Select(cell => ToCell(cell, day, instant)).ToList(), cancellationToken);
        }

        await workbook.FinishAsync(cancellationToken);
    }

    private static Cell ToCell(object? cell, StyleId day, StyleId instant) => cell switch
    {
        null => new Cell(),
        int number => new Cell(number),
        long number => new Cell(number),
        double number => new Cell(number),
        DateOnly date => new Cell(date.ToDateTime(TimeOnly.MinValue), day),
        DateTimeOffset time => new Cell(time.UtcDateTime, instant),
        _ => new Cell(Clean(Convert.ToString(cell, CultureInfo.InvariantCulture))),
    };

    /// <summary>Without the control characters and lone surrogates that XML cannot hold.</summary>
    private static string? Clean(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var allowed = string.Concat(text.EnumerateRunes().Where(rune => !Rune.IsControl(rune) || rune.Value is '\n' or '\t').Select(rune => rune.Value is 0xFFFE or 0xFFFF ? Rune.ReplacementChar : rune));
        return allowed.Length <= MaxCellLength ? allowed : allowed[..(MaxCellLength - 1)] + "…";
    }

    private static string SheetName(string name) => name.Length <= MaxSheetNameLength ? name : name[..MaxSheetNameLength];
}
