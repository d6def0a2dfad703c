using System.Globalization;
using System.Text;
using NewsTracker.Core;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace NewsTracker.Web.Exports;

/// <summary>Writes an Office Open XML workbook row by row, sheet after sheet.</summary>
internal sealed class Workbook : IAsyncDisposable
{
    /// <summary>As much as a cell takes.</summary>
    private const int MaxCellLength = 32_767;

    /// <summary>As much as a link takes.</summary>
    private const int MaxLinkLength = 255;

    private const int MaxSheetNameLength = 31;

    /// <summary>Wide enough for an instant, in letters: a narrower column shows a row of # instead.</summary>
    private const int ColumnWidth = 22;

    private readonly Spreadsheet spreadsheet;
    private readonly StyleId bold;
    private readonly StyleId day;
    private readonly StyleId instant;
    private readonly StyleId link;

    private Workbook(Spreadsheet spreadsheet)
    {
        this.spreadsheet = spreadsheet;
        bold = spreadsheet.AddStyle(new Style { Font = { Bold = true } });
        day = spreadsheet.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd") });
        instant = spreadsheet.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd hh:mm \"UTC\"") });
        link = spreadsheet.AddStyle(Style.Hyperlink);
    }

    /// <param name="target">Stays open.</param>
    public static async Task<Workbook> StartAsync(Stream target, CancellationToken cancellationToken) =>
        new(await Spreadsheet.CreateNewAsync(target, cancellationToken: cancellationToken));

    /// <summary>Ends the sheet before, and starts one whose head is frozen.</summary>
    public async Task BeginSheetAsync(string name, IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        var sheet = new WorksheetOptions { FrozenRows = 1 };
        for (var number = 1; number <= columns.Count; number++)
        {
            sheet.Column(number).Width = ColumnWidth;
        }

        await spreadsheet.StartWorksheetAsync(name.CutTo(MaxSheetNameLength), sheet, cancellationToken);
        await spreadsheet.AddRowAsync(columns.Select(column => new Cell(column, bold)).ToList(), cancellationToken);
    }

    /// <param name="cells">Text, a whole or a broken number, a date, an instant or an address; null is an empty cell.</param>
    public ValueTask AddAsync(IEnumerable<object?> cells, CancellationToken cancellationToken) => spreadsheet.AddRowAsync(cells.Select(ToCell).ToList(), cancellationToken);

    /// <summary>Without it, the workbook cannot be opened.</summary>
    public ValueTask FinishAsync(CancellationToken cancellationToken) => spreadsheet.FinishAsync(cancellationToken);

    public ValueTask DisposeAsync() => spreadsheet.DisposeAsync();

    private Cell ToCell(object? cell) => cell switch
    {
        null => new Cell(),
        int number => new Cell(number),
        long number => new Cell(number),
        double number => new Cell(number),
        DateOnly date => new Cell(date.ToDateTime(TimeOnly.MinValue), day),
        DateTimeOffset time => new Cell(time.UtcDateTime, instant),

        // One click leads there; what reads the file without a spreadsheet finds the address as the formula's value.
        Uri { AbsoluteUri.Length: <= MaxLinkLength } address => new Cell(Formula.Hyperlink(address), address.AbsoluteUri, link),
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
        return allowed.Length <= MaxCellLength ? allowed : allowed.ShortenTo(MaxCellLength - 1);
    }
}
