namespace NewsTracker.Web.Exports;

/// <summary>A table to take away, in whichever form the reader asks for.</summary>
/// <param name="Name">Of the file, without its ending, and of the sheet: "countries-2025-12-27".</param>
/// <param name="Rows">As they come, so that a long result needs no memory of its own. A cell is text, a whole or a broken number, a date, an instant or an address of this application; null is an empty cell.</param>
public sealed record TableExport(string Name, IReadOnlyList<string> Columns, IAsyncEnumerable<IReadOnlyList<object?>> Rows);
