using NewsTracker.Core.Positions;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Exports;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Matrix;

/// <summary>The matrix as a file: a row a state; with two days, both stances of each topic side by side.</summary>
internal static class MatrixExport
{
    private static readonly Topic[] Topics = Enum.GetValues<Topic>();

    public static TableExport Of(IEnumerable<MatrixRow> rows, StanceTime time, (DateOnly From, DateOnly To)? span) => span is { } days
        ? new(
            $"matrix-{PositionWords.Iso(days.From)}-{PositionWords.Iso(days.To)}",
            ["iso3", "name", "from", "to", "known_at", "status_before", "status_after", .. Topics.SelectMany(topic => new[] { $"{topic.ToKey()}_before", $"{topic.ToKey()}_after", $"{topic.ToKey()}_position" })],
            rows.Select(row => Compared(row, time, days)).ToAsyncEnumerable())
        : new(
            $"matrix-{PositionWords.Iso(time.AsOf)}",
            ["iso3", "name", "as_of", "known_at", "status", .. Topics.SelectMany(topic => new[] { topic.ToKey(), $"{topic.ToKey()}_said_on", $"{topic.ToKey()}_position" })],
            rows.Select(row => Still(row, time)).ToAsyncEnumerable());

    private static IReadOnlyList<object?> Still(MatrixRow row, StanceTime time) =>
    [
        row.State.Code.Value, row.State.Name, time.AsOf, time.KnownOn, StatusWords.Of(row.Status),
        .. row.Cells.SelectMany(cell => new object?[] { cell.After?.Position.Stance.ToKey(), cell.After?.Position.SaidOn, cell.After?.Position.Id }),
    ];

    private static IReadOnlyList<object?> Compared(MatrixRow row, StanceTime time, (DateOnly From, DateOnly To) days) =>
    [
        row.State.Code.Value, row.State.Name, days.From, days.To, time.KnownOn, StatusWords.Of(row.StatusBefore), StatusWords.Of(row.Status),
        .. row.Cells.SelectMany(cell => new object?[] { cell.Before?.Position.Stance.ToKey(), cell.After?.Position.Stance.ToKey(), cell.After?.Position.Id }),
    ];
}
