using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace NewsTracker.Web.Exports;

/// <summary>Writes CSV (RFC 4180 in UTF-8) row by row. Text that a spreadsheet would run as a formula is escaped: cells hold words from the web.</summary>
/// <param name="target">Stays open.</param>
internal sealed class CsvRows(Stream target) : IAsyncDisposable
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { NewLine = "\r\n", InjectionOptions = InjectionOptions.Escape };

    // The mark at the start tells spreadsheets that this is UTF-8.
    private readonly CsvWriter csv = new(new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true), Configuration);

    /// <summary>A line of one cell that begins with #, which programs for statistics can be told to pass over. It repeats what people typed: quoted where that has commas, or what follows one would be a cell of its own, and run as a formula.</summary>
    public Task RemarkAsync(string words)
    {
        csv.WriteField($"# {words.ReplaceLineEndings(" ")}");
        return csv.NextRecordAsync();
    }

    /// <param name="cells">Text, a whole or a broken number, a date, an instant or an address; null is an empty cell.</param>
    public Task AddAsync(params IEnumerable<object?> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(Text(cell));
        }

        return csv.NextRecordAsync();
    }

    public ValueTask DisposeAsync() => csv.DisposeAsync();

    private static string? Text(object? cell) => cell switch
    {
        null => null,
        Uri address => address.AbsoluteUri,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString(),
    };
}
