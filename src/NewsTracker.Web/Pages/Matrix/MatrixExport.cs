using NewsTracker.Core.Positions;
using NewsTracker.Web.Countries;
using NewsTracker.Web.Exports;
using NewsTracker.Web.Positions;

namespace NewsTracker.Web.Pages.Matrix;

/// <summary>The matrix as a file: a row a state; with two days, both stances of each topic side by side. Each stance has the address of the position it rests on.</summary>
internal static class MatrixExport
{
    private static readonly Topic[] Topics = Enum.GetValues<Topic>();

    public static TableExport Of(IEnumerable<MatrixRow> rows, StanceTime time, (DateOnly From, DateOnly To)? span, WayBack way) => span is { } days
        ? new(
            $"matrix-{PositionWords.Iso(days.From)}-{PositionWords.Iso(days.To)}",
            ["iso3", "name", "from", "to", "known_at", "status_before", "status_after", .. ColumnsOf("_before", "_after", "_before_position", "_position"), "disagreement_before", "disagreement_after"],
            rows.Select(row => Compared(row, time.On(days.From), time.On(days.To), way)).ToAsyncEnumerable())
        : new(
            $"matrix-{PositionWords.Iso(time.AsOf)}",
            ["iso3", "name", "as_of", "known_at", "status", .. ColumnsOf("", "_said_on", "_position"), "disagreement"],
            rows.Select(row => Still(row, time, way)).ToAsyncEnumerable());

    private static IEnumerable<string> ColumnsOf(params string[] endings) => Topics.SelectMany(topic => endings.Select(ending => topic.ToKey() + ending));

    private static IReadOnlyList<object?> Still(MatrixRow row, StanceTime time, WayBack way) =>
    [
        row.State.Code.Value, row.State.Name, time.AsOf, time.KnownOn, StatusWords.Of(row.Status),
        .. row.Cells.SelectMany(cell => new object?[] { cell.After?.Position.Stance.ToKey(), cell.After?.Position.SaidOn, way.ToPosition(cell.After?.Position.Id, time) }),
        TreatyDisagreement.Find(row.Cells.Select(cell => cell.After).OfType<CurrentStance>(), row.Standing),
    ];

    private static IReadOnlyList<object?> Compared(MatrixRow row, StanceTime before, StanceTime after, WayBack way) =>
    [
        row.State.Code.Value, row.State.Name, before.AsOf, after.AsOf, after.KnownOn, StatusWords.Of(row.StatusBefore), StatusWords.Of(row.Status),
        .. row.Cells.SelectMany(cell => new object?[]
        {
            cell.Before?.Position.Stance.ToKey(), cell.After?.Position.Stance.ToKey(), way.ToPosition(cell.Before?.Position.Id, before), way.ToPosition(cell.After?.Position.Id, after),
        }),
        TreatyDisagreement.Find(row.Cells.Select(cell => cell.Before).OfType<CurrentStance>(), row.StandingBefore),
        TreatyDisagreement.Find(row.Cells.Select(cell => cell.After).OfType<CurrentStance>(), row.Standing),
    ];
}
